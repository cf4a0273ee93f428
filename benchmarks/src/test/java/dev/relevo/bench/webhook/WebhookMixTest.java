package dev.relevo.bench.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.event.Event;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.translate.OutgoingEvent;
import dev.relevo.ingest.translate.WebhookTranslator;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The generated webhooks, translated by the service's own translator. */
class WebhookMixTest {
    private static final int COUNT = 1_500;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Webhook> webhooks = WebhookMix.USUAL.webhooks(COUNT, 1);

    @Test
    void each_webhook_has_its_stated_number_of_events() {
        for (Webhook webhook : webhooks) {
            assertThat(events(webhook)).hasSize(webhook.events());
        }
    }

    @Test
    void nothing_in_it_is_unknown_to_the_service() {
        assertThat(webhooks.stream().flatMap(webhook -> events(webhook).stream()))
                .noneMatch(UnrecognizedWebhook.class::isInstance);
    }

    @Test
    void three_of_four_items_are_statuses() {
        long items = webhooks.stream().mapToLong(WebhookMixTest::items).sum();
        long statuses = webhooks.stream()
                .flatMap(webhook -> events(webhook).stream())
                .filter(MessageStatus.class::isInstance)
                .count();

        assertThat((double) statuses / items).isBetween(0.71, 0.79);
    }

    @Test
    void one_webhook_in_fifty_is_a_batch() {
        long batches = webhooks.stream()
                .filter(webhook -> items(webhook) == WebhookMix.BATCH)
                .count();

        assertThat((double) batches / COUNT).isBetween(0.01, 0.03);
        assertThat(webhooks).allMatch(webhook -> items(webhook) == 1 || items(webhook) == WebhookMix.BATCH);
    }

    @Test
    void no_two_events_are_the_same() {
        List<String> ids = webhooks.stream()
                .flatMap(webhook -> events(webhook).stream())
                .map(event -> event.meta().eventId())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void the_request_is_signed_and_complete() {
        Webhook webhook = webhooks.getFirst();

        var request = webhook.request(new dev.relevo.stack.whatsapp.WebhookSignature("secret"));

        byte[] bytes = new byte[request.bytes().remaining()];
        request.bytes().duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("POST /webhooks/whatsapp HTTP/1.1\r\n")
                .containsPattern("\r\nX-Hub-Signature-256: sha256=[0-9a-f]{64}\r\n")
                .contains("\r\nContent-Length: " + webhook.body().length + "\r\n\r\n{");
        assertThat(request.events()).isEqualTo(webhook.events());
    }

    private static List<Event> events(Webhook webhook) {
        return new WebhookTranslator(true)
                .translate(json(webhook), NOW).stream()
                        .map(OutgoingEvent::event)
                        .toList();
    }

    /** Each item is in a change of its own. */
    private static int items(Webhook webhook) {
        return Json.list(
                        Objects.requireNonNull(
                                Json.object(Json.list(json(webhook), "entry").getFirst())),
                        "changes")
                .size();
    }

    private static Map<String, Object> json(Webhook webhook) {
        try {
            return EventJson.mapper().readValue(webhook.body(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
