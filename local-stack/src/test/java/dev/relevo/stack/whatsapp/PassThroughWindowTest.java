package dev.relevo.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.stack.whatsapp.http.MetaJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The effect of passed-through webhooks on the 24-hour window. No test uses {@code /sim/users}, so free text is sent only if the
 * webhook opened the window.
 */
class PassThroughWindowTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final String NUMBER = "106540352242922";
    private static final String OTHER_NUMBER = "106540352242923";
    private static final String TEXT_MESSAGE = """
            "messages":[{"from":"573005550101","id":"wamid.A","timestamp":"1795348800","type":"text","text":{"body":"hola"}}]""";

    private final AtomicReference<Instant> now = new AtomicReference<>(T0);
    private WebhookRecorder business;
    private WhatsAppSimulator simulator;
    private SimulatorClient client;

    @BeforeEach
    void start() throws Exception {
        business = new WebhookRecorder();
        simulator = WhatsAppSimulator.start(
                new WhatsAppSimulator.Options(0, business.url(), "app-secret", SimulatorClient.TOKEN, now::get));
        client = new SimulatorClient(simulator.url());
        for (String number : new String[] {NUMBER, OTHER_NUMBER}) {
            assertThat(client.call("PUT", "/sim/numbers/" + number, """
                    {"wabaId":"102290129340398","displayPhoneNumber":"+1 555-078-3881","verifiedName":"Relevo"}""").status())
                    .isEqualTo(200);
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
        business.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT_MESSAGE, """
                "messages":[{"from":"573005550101","timestamp":"1795348800","type":"reaction","reaction":{"emoji":"👍"}}]""", """
                "messages":[{"from":"573005550102","timestamp":"1795348800","type":"text"},\
                {"from":"573005550101","timestamp":"1795348800","type":"text"}]""", """
                "standby":{"messages":[{"from":"573005550101","timestamp":"1795348800","type":"text"}]}""", """
                "calls":[{"from":"573005550101","timestamp":"1795348800","event":"connect"}]""", """
                "calls":[{"from":"573005550101","timestamp":"1795348800","event":"connect","direction":"USER_INITIATED"}]"""})
    void a_message_or_call_of_a_user_opens_the_window(String value) throws Exception {
        passThrough(value);

        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                "messages":[{"from":"573005550101","timestamp":"1795348800","type":"system","system":{"body":"changed"}}]""", """
                "messages":[{"from":"573005550101","group_id":"120363","timestamp":"1795348800","type":"text"}]""", """
                "messages":[{"from_user_id":"CO.123","timestamp":"1795348800","type":"text"}]""", """
                "statuses":[{"id":"wamid.B","recipient_id":"573005550101","timestamp":"1795348800","status":"read"}]""", """
                "message_echoes":[{"from":"15550783881","to":"573005550101","timestamp":"1795348800","type":"text"}]""", """
                "calls":[{"from":"573005550101","timestamp":"1795348800","event":"terminate"}]""", """
                "calls":[{"from":"573005550101","timestamp":"1795348800","event":"connect","direction":"BUSINESS_INITIATED"}]""", """
                "messages":"none","calls":7,"standby":[]"""})
    void an_item_that_is_not_from_a_user_opens_no_window(String value) throws Exception {
        passThrough(value);

        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("failed");
    }

    @Test
    void it_opens_for_that_user_and_that_number_only() throws Exception {
        passThrough(TEXT_MESSAGE);

        assertThat(statusOfFreeText(NUMBER, "573005550102")).isEqualTo("failed");
        assertThat(statusOfFreeText(OTHER_NUMBER, "573005550101")).isEqualTo("failed");
    }

    @Test
    void it_is_open_for_24_hours_from_the_timestamp_of_the_message() throws Exception {
        passThrough(TEXT_MESSAGE.replace("1795348800", "1795345200"));

        now.set(T0.plus(Duration.ofHours(23)).minusMillis(1));
        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("sent");
        now.set(T0.plus(Duration.ofHours(23)));
        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("failed");
    }

    @Test
    void an_older_message_does_not_shorten_it() throws Exception {
        passThrough(TEXT_MESSAGE);
        passThrough(TEXT_MESSAGE.replace("1795348800", "1795262400"));

        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("sent");
    }

    /** Ingest treats such a message as written when it arrived; so does the simulator. */
    @ParameterizedTest
    @ValueSource(strings = {"1795435200", "1795348800123", "9223372036854775807"})
    void a_message_with_a_future_timestamp_counts_from_now(String timestamp) throws Exception {
        passThrough(TEXT_MESSAGE.replace("1795348800", timestamp));

        now.set(T0.plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("sent");
        now.set(T0.plus(Duration.ofHours(24)));
        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("failed");
    }

    @Test
    void a_refused_webhook_opens_it_and_one_with_an_invalid_signature_does_not() throws Exception {
        client.post("/sim/webhook?signature=forged", webhook(TEXT_MESSAGE));
        client.post("/sim/webhook?signature=missing", webhook(TEXT_MESSAGE));
        String notSigned = statusOfFreeText(NUMBER, "573005550101");
        business.answerNext(503);
        passThrough(TEXT_MESSAGE);

        assertThat(notSigned).isEqualTo("failed");
        assertThat(statusOfFreeText(NUMBER, "573005550101")).isEqualTo("sent");
    }

    private void passThrough(String value) throws Exception {
        assertThat(client.post("/sim/webhook", webhook(value)).status()).isEqualTo(200);
    }

    private static String webhook(String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"any","value":\
                {"metadata":{"phone_number_id":"%s"},%s}}]}]}""".formatted(NUMBER, value);
    }

    private String statusOfFreeText(String number, String waId) throws Exception {
        var sent = client.post("/v25.0/" + number + "/messages", """
                {"to":"%s","type":"text","text":{"body":"hola"}}""".formatted(waId));
        String id = sent.body().at("/messages/0/id").asText();
        return await().until(() -> firstStatusOf(id), Optional::isPresent).orElseThrow();
    }

    private Optional<String> firstStatusOf(String messageId) {
        return business.received.stream()
                .map(PassThroughWindowTest::status)
                .filter(status -> status.path("id").asText().equals(messageId))
                .map(status -> status.path("status").asText())
                .findFirst();
    }

    private static JsonNode status(WebhookRecorder.Received received) {
        try {
            return MetaJson.PLAIN.readTree(received.body()).at("/entry/0/changes/0/value/statuses/0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
