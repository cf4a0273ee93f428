package dev.relevo.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do reaches the business as Meta would send it. The expected bytes are written out, not made by the code under test. */
class UserMessagesTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");

    /** Written by hand: é, ¿, an emoji beyond the BMP, and a slash. */
    private static final String ESCAPED = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
            "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Jos\\u00e9"},"wa_id":"573005550101"}],\
            "messages":[{"from":"573005550101","id":"wamid.ONE","timestamp":"1795348800","type":"text",\
            "text":{"body":"\\u00bfHay alguien? \\ud83d\\ude00 http:\\/\\/a.example"}}]},"field":"messages"}]}]}""";

    private WebhookRecorder business;
    private WhatsAppSimulator simulator;
    private SimulatorClient client;

    @BeforeEach
    void start() throws Exception {
        business = new WebhookRecorder();
        simulator = WhatsAppSimulator.start(new WhatsAppSimulator.Options(
                0, business.url(), "app-secret", SimulatorClient.TOKEN, InstantSource.fixed(T0)));
        client = new SimulatorClient(simulator.url());
        assertThat(client.call("PUT", "/sim/numbers/106540352242922", """
                {"wabaId":"102290129340398","displayPhoneNumber":"+1 555-078-3881","verifiedName":"Relevo"}""").status())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() {
        simulator.close();
        business.close();
    }

    @Test
    void a_message_arrives_with_lower_case_escapes_and_a_signature_over_those_bytes() throws Exception {
        var reply = client.post("/sim/users/573005550101/messages", """
                {"text":"¿Hay alguien? 😀 http://a.example","name":"José","messageId":"wamid.ONE"}""");

        assertThat(reply.body()).hasToString("""
                {"messageId":"wamid.ONE","webhookStatus":200,"attempts":1}""");
        assertThat(business.received).hasSize(1);
        assertThat(business.received.getFirst().text()).isEqualTo(ESCAPED);
        assertThat(business.received.getFirst().signature()).isEqualTo("sha256=" + hmac(ESCAPED));
    }

    @Test
    void a_button_arrives_as_an_interactive_reply_to_the_message_it_was_on() throws Exception {
        client.post("/sim/users/573005550101/messages", """
                {"buttonId":"human","buttonTitle":"Una persona","replyTo":"wamid.OUT","messageId":"wamid.TWO"}""");

        assertThat(business.received.getFirst().text()).contains("""
                "messages":[{"context":{"from":"15550783881","id":"wamid.OUT"},"from":"573005550101","id":"wamid.TWO",\
                "timestamp":"1795348800","type":"interactive","interactive":{"type":"button_reply",\
                "button_reply":{"id":"human","title":"Una persona"}}}]""");
    }

    @Test
    void the_same_message_is_delivered_again_byte_for_byte() throws Exception {
        var first = client.post("/sim/users/573005550101/messages", "{\"text\":\"hola\"}");
        String messageId = first.body().path("messageId").asText();

        client.post("/sim/users/573005550101/messages", "{\"messageId\":\"" + messageId + "\"}");

        assertThat(business.received).hasSize(2);
        assertThat(business.received.get(1).body())
                .isEqualTo(business.received.get(0).body());
    }

    @Test
    void without_retry_a_refusal_is_told_and_with_retry_it_is_delivered_until_taken() throws Exception {
        business.answerNext(503, 503, 503);

        var once = client.post("/sim/users/573005550101/messages", "{\"text\":\"hola\",\"messageId\":\"wamid.A\"}");
        var again = client.post("/sim/users/573005550101/messages", "{\"messageId\":\"wamid.A\",\"retry\":true}");

        assertThat(once.body().path("webhookStatus").asInt()).isEqualTo(503);
        assertThat(again.body().path("webhookStatus").asInt()).isEqualTo(200);
        assertThat(again.body().path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void nobody_at_the_webhook_is_told_as_status_0() throws Exception {
        business.close();

        var reply = client.post("/sim/users/573005550101/messages", "{\"text\":\"hola\"}");

        assertThat(reply.body().path("webhookStatus").asInt()).isZero();
    }

    @Test
    void message_ids_look_like_whatsapp_and_follow_from_the_clock() throws Exception {
        String first = messageIdOf(client.post("/sim/users/573005550101/messages", "{\"text\":\"a\"}"));
        String second = messageIdOf(client.post("/sim/users/573005550101/messages", "{\"text\":\"b\"}"));

        assertThat(first).isEqualTo("wamid.HBgMNTczMDA1NTUwMTAxFQIAEhgQMDAwMDAxQTIwMzIwQTIwMAA=");
        assertThat(second).startsWith("wamid.HBgMNTczMDA1NTUwMTAxFQIAEhgQ").isNotEqualTo(first);
    }

    @Test
    void a_raw_webhook_passes_through_signed_forged_or_unsigned() throws Exception {
        client.post("/sim/webhook", "{}");
        client.post("/sim/webhook?signature=forged", "{}");
        client.post("/sim/webhook?signature=missing", "{}");

        assertThat(business.received)
                .extracting(WebhookRecorder.Received::signature)
                .containsExactly("sha256=" + hmac("{}"), "sha256=" + "0".repeat(64), null);
    }

    @Test
    void what_makes_no_sense_is_refused_with_what_was_expected() throws Exception {
        assertThat(client.post("/sim/users/573005550101/messages", "{}").status())
                .isEqualTo(400);
        assertThat(client.post("/sim/users/573005550101/messages", "{\"text\":\"a\",\"phoneNumberId\":\"9\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/sim/numbers/106540352242922/rating", "{\"rating\":\"PINK\"}")
                        .body()
                        .path("detail")
                        .asText())
                .isEqualTo("expected rating: GREEN, YELLOW, RED or UNKNOWN");
        assertThat(client.call("PUT", "/sim/numbers/1", "{}").status()).isEqualTo(400);
        assertThat(client.post("/sim/webhook?signature=odd", "{}").status()).isEqualTo(400);
        assertThat(client.post("/sim/users/573005550101/failures", "{\"code\":\"soon\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/elsewhere").status()).isEqualTo(404);
        assertThat(business.received).isEmpty();
    }

    @Test
    void a_body_above_8_MiB_is_refused_and_one_of_that_size_passes() throws Exception {
        int limit = 8 * 1024 * 1024;

        assertThat(client.post("/sim/webhook", "x".repeat(limit)).status()).isEqualTo(200);
        assertThat(client.post("/sim/webhook", "x".repeat(limit + 1)).status()).isEqualTo(413);
    }

    @Test
    void options_do_not_print_their_secrets() {
        var options = new WhatsAppSimulator.Options(
                1, URI.create("http://localhost/"), "app-secret", "graph-token", InstantSource.fixed(T0));

        assertThat(options.toString()).doesNotContain("app-secret").doesNotContain("graph-token");
    }

    private static String messageIdOf(SimulatorClient.Reply reply) {
        return reply.body().path("messageId").asText();
    }

    private static String hmac(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("app-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
