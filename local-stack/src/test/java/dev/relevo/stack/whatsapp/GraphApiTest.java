package dev.relevo.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.stack.whatsapp.http.MetaJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated Graph API responds like Meta's published examples. */
class GraphApiTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final String NUMBER = "106540352242922";
    private static final String TEXT = """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"+57 300 555 0101","type":"text",\
            "text":{"body":"hola"},"biz_opaque_callback_data":"key-1"}""";

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
        assertThat(client.call("PUT", "/sim/numbers/" + NUMBER, """
                {"wabaId":"102290129340398","displayPhoneNumber":"+1 555-078-3881","verifiedName":"Relevo"}""").status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        simulator.close();
        business.close();
    }

    @Test
    void a_number_returns_the_requested_fields() throws Exception {
        assertThat(client.get("/v25.0/" + NUMBER).body()).hasToString("""
                {"id":"106540352242922","display_phone_number":"+1 555-078-3881","verified_name":"Relevo",\
                "quality_rating":"GREEN"}""");
        assertThat(client.get("/v25.0/" + NUMBER + "?fields=quality_rating,status,of_the_future")
                        .body())
                .hasToString("""
                        {"id":"106540352242922","quality_rating":"GREEN","status":"CONNECTED"}""");
    }

    @Test
    void a_changed_rating_is_returned_by_the_next_poll_of_the_account() throws Exception {
        client.post("/sim/numbers/" + NUMBER + "/rating", "{\"rating\":\"RED\"}");

        var numbers = client.get("/v25.0/102290129340398/phone_numbers?fields=id,quality_rating");

        assertThat(numbers.body().path("data")).hasToString("""
                [{"id":"106540352242922","quality_rating":"RED"}]""");
    }

    @Test
    void the_numbers_of_an_account_come_in_pages_and_only_the_last_names_no_next() throws Exception {
        for (String other : List.of("106540352242923", "106540352242924")) {
            client.call("PUT", "/sim/numbers/" + other, """
                    {"wabaId":"102290129340398","displayPhoneNumber":"+1 555-078-3882","verifiedName":"Relevo"}""");
        }

        var first = client.get("/v25.0/102290129340398/phone_numbers?limit=2");
        String after = first.body().at("/paging/cursors/after").asText();
        var last = client.get("/v25.0/102290129340398/phone_numbers?limit=2&after=" + after);

        assertThat(first.body().path("data")).hasSize(2);
        assertThat(first.body().at("/paging/next").isTextual()).isTrue();
        assertThat(last.body().at("/data/0/id").asText()).isEqualTo("106540352242924");
        assertThat(last.body().path("data")).hasSize(1);
        assertThat(last.body().at("/paging/next").isMissingNode()).isTrue();
    }

    @Test
    void a_removed_number_is_not_listed_and_its_account_stays() throws Exception {
        client.call("DELETE", "/sim/numbers/" + NUMBER, "");

        var numbers = client.get("/v25.0/102290129340398/phone_numbers");

        assertThat(numbers.status()).isEqualTo(200);
        assertThat(numbers.body().path("data")).isEmpty();
    }

    @Test
    void given_fields_replace_those_of_a_number() throws Exception {
        client.post("/sim/numbers/" + NUMBER + "/fields", "{\"status\":\"BANNED\",\"quality_rating\":\"PURPLE\"}");

        assertThat(client.get("/v25.0/" + NUMBER + "?fields=quality_rating,status")
                        .body())
                .hasToString("""
                        {"id":"106540352242922","quality_rating":"PURPLE","status":"BANNED"}""");
    }

    @Test
    void an_account_answers_the_given_error_until_it_is_normal_again() throws Exception {
        String numbers = "/v25.0/102290129340398/phone_numbers";
        client.post("/sim/accounts/102290129340398/answers", "{\"errorCode\":80007}");
        assertThat(client.get(numbers).body().at("/error/code").asInt()).isEqualTo(80007);

        client.post("/sim/accounts/102290129340398/answers", "{}");
        assertThat(client.get(numbers).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_token_is_error_190_with_401() throws Exception {
        var stranger = new SimulatorClient(simulator.url(), "wrong");

        var reply = stranger.get("/v25.0/" + NUMBER);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().at("/error/code").asInt()).isEqualTo(190);
        assertThat(reply.body().at("/error/type").asText()).isEqualTo("OAuthException");
    }

    @Test
    void an_unknown_object_is_error_100_33_with_400() throws Exception {
        for (var reply : List.of(
                client.get("/v25.0/9"), client.get("/v25.0/9/phone_numbers"), client.post("/v25.0/9/messages", TEXT))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().at("/error/code").asInt()).isEqualTo(100);
            assertThat(reply.body().at("/error/error_subcode").asInt()).isEqualTo(33);
        }
    }

    @Test
    void a_message_without_addressee_or_content_is_error_100() throws Exception {
        for (String body : List.of("[]", "{\"to\":\"\"}", "{\"to\":\"1\",\"type\":\"text\"}")) {
            var reply = client.post("/v25.0/" + NUMBER + "/messages", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().at("/error/error_data/messaging_product").asText())
                    .isEqualTo("whatsapp");
        }
    }

    @Test
    void free_text_inside_the_window_is_sent_then_delivered_and_echoes_our_key() throws Exception {
        userWrites();

        var reply = client.post("/v25.0/" + NUMBER + "/messages", TEXT);

        assertThat(reply.body().at("/contacts/0/input").asText()).isEqualTo("+57 300 555 0101");
        assertThat(reply.body().at("/contacts/0/wa_id").asText()).isEqualTo("573005550101");
        String id = reply.body().at("/messages/0/id").asText();
        assertThat(id).startsWith("wamid.");
        await().untilAsserted(() -> assertThat(statuses())
                .extracting(status -> status.path("status").asText())
                .containsExactly("sent", "delivered"));
        assertThat(statuses()).allSatisfy(status -> {
            assertThat(status.path("id").asText()).isEqualTo(id);
            assertThat(status.path("recipient_id").asText()).isEqualTo("573005550101");
            assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("key-1");
        });
    }

    @Test
    void free_text_is_accepted_until_24_hours_after_the_users_last_message_and_then_fails_with_131047()
            throws Exception {
        userWrites();
        now.set(T0.plus(Duration.ofHours(24)).minusMillis(1));
        client.post("/v25.0/" + NUMBER + "/messages", TEXT);
        await().until(() -> statuses().size() == 2);

        now.set(T0.plus(Duration.ofHours(24)));
        var late = client.post("/v25.0/" + NUMBER + "/messages", TEXT);

        assertThat(late.status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(statuses()).hasSize(3));
        assertThat(statuses().getLast().path("status").asText()).isEqualTo("failed");
        assertThat(statuses().getLast().at("/errors/0/code").asInt()).isEqualTo(131047);
    }

    @Test
    void a_template_can_be_sent_to_a_user_who_never_wrote() throws Exception {
        client.post("/v25.0/" + NUMBER + "/messages", """
                {"messaging_product":"whatsapp","to":"573005550101","type":"template","template":{"name":"hello"}}""");

        await().untilAsserted(() -> assertThat(statuses())
                .extracting(status -> status.path("status").asText())
                .containsExactly("sent", "delivered"));
    }

    @Test
    void messages_to_a_user_are_refused_with_the_requested_code_until_the_failure_is_reset() throws Exception {
        userWrites();
        client.post("/sim/users/573005550101/failures", "{\"code\":131026}");

        var refused = client.post("/v25.0/" + NUMBER + "/messages", TEXT);
        var another = client.post("/v25.0/" + NUMBER + "/messages", TEXT.replace("0101", "0102"));
        client.post("/sim/users/573005550101/failures", "{}");
        var taken = client.post("/v25.0/" + NUMBER + "/messages", TEXT);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/error/code").asInt()).isEqualTo(131026);
        assertThat(refused.body().at("/error/message").asText()).isEqualTo("(#131026) Message undeliverable");
        assertThat(another.status()).isEqualTo(200);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(client.get("/sim/sent?to=573005550101").body()).hasSize(1);
    }

    @Test
    void messages_to_a_user_are_accepted_and_fail_later_with_the_requested_code() throws Exception {
        userWrites();
        client.post("/sim/users/573005550101/failures", "{\"code\":131049,\"later\":true}");

        var taken = client.post("/v25.0/" + NUMBER + "/messages", TEXT);

        assertThat(taken.status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(statuses()).hasSize(1));
        assertThat(statuses().getFirst().path("status").asText()).isEqualTo("failed");
        assertThat(statuses().getFirst().at("/errors/0/code").asInt()).isEqualTo(131049);
        assertThat(statuses().getFirst().path("biz_opaque_callback_data").asText())
                .isEqualTo("key-1");
    }

    @Test
    void sent_messages_can_be_queried_by_user() throws Exception {
        client.post("/v25.0/" + NUMBER + "/messages", TEXT);
        client.post("/v25.0/" + NUMBER + "/messages", TEXT.replace("0101", "0102"));

        var sent = client.get("/sim/sent?to=573005550102");

        assertThat(sent.body()).hasSize(1);
        assertThat(sent.body().at("/0/phoneNumberId").asText()).isEqualTo(NUMBER);
        assertThat(sent.body().at("/0/to").asText()).isEqualTo("573005550102");
        assertThat(sent.body().at("/0/body/text/body").asText()).isEqualTo("hola");
        assertThat(sent.body().at("/0/at").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(client.get("/sim/sent").body()).hasSize(2);
    }

    private void userWrites() throws Exception {
        client.post("/sim/users/573005550101/messages", "{\"text\":\"hola\"}");
    }

    private List<JsonNode> statuses() {
        return business.received.stream()
                .map(GraphApiTest::parsed)
                .map(webhook -> webhook.at("/entry/0/changes/0/value/statuses/0"))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static JsonNode parsed(WebhookRecorder.Received received) {
        try {
            return MetaJson.PLAIN.readTree(received.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
