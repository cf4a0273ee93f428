package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.relevo.notifier.MisbehavingServer.Behaviour;
import dev.relevo.notifier.MisbehavingServer.Request;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts on their way to the provider of each HTTP channel. */
@QuarkusTest
@QuarkusTestResource(WebServer.class)
class HttpChannelsTest extends WebServerTest {
    @Test
    void slack_gets_blocks() throws JsonProcessingException {
        put("slack-1", "slack", "#alerts", Map.of("url", web.url() + "/T0/B0/x"), "9601")
                .statusCode(200);

        send(RatingEvents.of("9601").opened());

        Request request = requestTo("/T0/B0/x");
        JsonNode message = json(request);
        assertThat(message.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(message.path("text").asText()).contains("9601").contains("red");
        assertSent("slack-1");
    }

    @Test
    void teams_gets_an_adaptive_card() throws JsonProcessingException {
        put("teams-1", "teams", "Alerts", Map.of("url", web.url() + "/workflows/x?sig=y"), "9602")
                .statusCode(200);

        send(RatingEvents.of("9602").opened());

        JsonNode card = json(requestTo("/workflows/x?sig=y")).at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/inlines/0/text").asText()).contains("9602");
        assertSent("teams-1");
    }

    @Test
    void pagerduty_opens_and_resolves_one_incident() throws JsonProcessingException {
        put("pager-1", "pagerduty", "WhatsApp", Map.of("routingKey", ROUTING_KEY), "9603")
                .statusCode(200);
        var events = RatingEvents.of("9603");

        send(events.opened());
        JsonNode opened = json(requestTo("/pagerduty/v2/enqueue"));
        web.reset();
        send(events.closed());

        eventually().until(() -> !web.requests().isEmpty());
        JsonNode resolved = json(web.requests().getLast());
        assertThat(opened.path("event_action").asText()).isEqualTo("trigger");
        assertThat(opened.path("routing_key").asText()).isEqualTo(ROUTING_KEY);
        assertThat(opened.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(resolved.path("event_action").asText()).isEqualTo("resolve");
        assertThat(resolved.path("dedup_key")).isEqualTo(opened.path("dedup_key"));
    }

    @Test
    void telegram_waits_as_long_as_the_body_asks() throws JsonProcessingException {
        put("telegram-1", "telegram", "-1001234567890", Map.of("token", TOKEN), "9604")
                .statusCode(200);
        web.next(
                new Behaviour.Reply(429, Map.of(), "{\"ok\":false,\"parameters\":{\"retry_after\":3}}"),
                new Behaviour.Reply(200, Map.of(), "{\"ok\":true,\"result\":{\"message_id\":77}}"));

        send(RatingEvents.of("9604").opened());
        Request first = requestTo("/telegram/bot" + TOKEN + "/sendMessage");
        long start = System.nanoTime();
        eventually().until(() -> web.requests().size() == 2);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_500));
        assertThat(json(first).path("chat_id").asText()).isEqualTo("-1001234567890");
        assertThat(json(first).path("text").asText()).startsWith("<b>").contains("9604");
        assertSent("telegram-1");
    }

    /** The server may have changed to the new secret or not. */
    @Test
    void a_webhook_is_signed_with_both_secrets_and_has_one_id_in_all_attempts()
            throws JsonProcessingException, WebhookVerificationException {
        put("hook-1", "webhook", web.url() + "/hook", Map.of("secret", SECRET, "previousSecret", PREVIOUS), "9605")
                .statusCode(200);
        web.next(new Behaviour.Reply(500), new Behaviour.Raw(""));

        send(RatingEvents.of("9605").opened());

        eventually().until(() -> web.requests().size() == 3);
        assertThat(web.requests().stream().map(request -> request.headers().get("webhook-id")))
                .containsOnly(value("SELECT delivery_key FROM delivery WHERE receiver = ?", "hook-1"));
        Request last = web.requests().getLast();
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(last.headers().getOrDefault("webhook-id", "")),
                "webhook-timestamp", List.of(last.headers().getOrDefault("webhook-timestamp", "")),
                "webhook-signature", List.of(last.headers().getOrDefault("webhook-signature", "")));
        new Webhook(SECRET).verify(last.body(), headers);
        new Webhook(PREVIOUS).verify(last.body(), headers);
        JsonNode data = json(last).path("data");
        assertThat(json(last).path("type").asText()).isEqualTo("relevo.notification");
        assertThat(data.at("/alerts/0/kind").asText()).isEqualTo("red-case");
        assertThat(data.at("/alerts/0/status").asText()).isEqualTo("firing");
        assertThat(data.at("/alerts/0/deadline").asText()).isEqualTo(RatingEvents.DEADLINE.toString());
        assertThat(data.path("firing").asInt()).isEqualTo(1);
        assertSent("hook-1");
    }

    @ParameterizedTest
    @CsvSource({"seconds, 9606", "date, 9607"})
    void the_wait_of_a_server_is_kept(String form, String number) {
        put("wait-" + form, "webhook", web.url() + "/" + form, Map.of("secret", SECRET), number)
                .statusCode(200);
        String date = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(4).atZone(java.time.ZoneOffset.UTC));
        web.next(new Behaviour.Reply(429, Map.of("Retry-After", form.equals("date") ? date : "3"), ""));

        send(RatingEvents.of(number).opened());
        requestTo("/" + form);
        long start = System.nanoTime();
        eventually().until(() -> web.requests().size() == 2);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_000));
        assertSent("wait-" + form);
    }

    @ParameterizedTest
    @CsvSource({"302, 9608, BAD_REQUEST", "404, 9609, ADDRESS_REFUSED", "403, 9610, UNAUTHORIZED"})
    void what_a_server_refuses_is_sent_once(int status, String number, String reason) {
        String name = "refused-" + status;
        put(name, "webhook", web.url() + "/" + status, Map.of("secret", SECRET), number)
                .statusCode(200);
        web.next(new Behaviour.Reply(status, Map.of("Location", "http://169.254.169.254/"), "<html>"));

        send(RatingEvents.of(number).opened());

        eventually().until(() -> value("SELECT state FROM delivery WHERE receiver = ?", name)
                .equals("FAILED"));
        assertThat(value("SELECT reason || code FROM delivery WHERE receiver = ?", name))
                .isEqualTo(reason + status);
        assertThat(web.requests()).hasSize(1);
    }
}
