package dev.relevo.stack.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.stack.whatsapp.http.MetaJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages sent through the simulated Graph API, and their statuses. */
class GraphMessagesTest extends SimulatorTest {
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
                .map(GraphMessagesTest::parsed)
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
