package dev.relevo.ingest.translate;

import static dev.relevo.ingest.translate.Events.MAPPER;
import static dev.relevo.ingest.translate.Events.NOW;
import static dev.relevo.ingest.translate.Events.described;
import static dev.relevo.ingest.translate.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code src/test/resources/webhooks} contains a webhook, the reason for the case, and the expected events without
 * their ids. The tests below cover what a single file cannot show.
 */
class WebhookTranslatorTest {
    private static final Path CASES = Path.of("src/test/resources/webhooks");

    private final WebhookTranslator translator = new WebhookTranslator(true);

    static Stream<String> cases() throws IOException {
        return Events.casesIn(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_webhook_becomes_its_events(String file) throws IOException {
        JsonNode test = MAPPER.readTree(CASES.resolve(file).toFile());

        ArrayNode events = described(translate(translator, test.get("webhook"), NOW));

        assertThat(events).isEqualTo(test.get("events"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_redelivery_makes_the_same_event_ids(String file) throws IOException {
        JsonNode webhook = MAPPER.readTree(CASES.resolve(file).toFile()).get("webhook");

        List<OutgoingEvent> first = translate(translator, webhook, NOW);
        List<OutgoingEvent> later = translate(translator, webhook, NOW.plusSeconds(600_000));

        assertThat(ids(later)).isEqualTo(ids(first));
        assertThat(new HashSet<>(ids(first))).hasSameSizeAs(first);
    }

    @Test
    void a_webhook_delivered_again_in_parts_makes_the_same_event_ids() throws IOException {
        JsonNode whole = MAPPER.readTree(
                        CASES.resolve("contacts-in-another-order.json").toFile())
                .get("webhook");
        JsonNode part = whole.deepCopy();
        var messages = (ArrayNode) part.at("/entry/0/changes/0/value/messages");
        messages.remove(0);

        assertThat(ids(translate(translator, whole, NOW))).containsAll(ids(translate(translator, part, NOW)));
    }

    @Test
    void a_sent_status_makes_no_delivery_seen_event_when_disabled() throws IOException {
        JsonNode sent =
                MAPPER.readTree(CASES.resolve("status-sent.json").toFile()).get("webhook");
        JsonNode failed =
                MAPPER.readTree(CASES.resolve("status-failed.json").toFile()).get("webhook");
        WebhookTranslator quiet = new WebhookTranslator(false);

        assertThat(translate(quiet, sent, NOW)).hasSize(1);
        assertThat(translate(quiet, failed, NOW)).hasSize(2);
    }

    @Test
    void a_thousand_items_are_translated_beside_one_poison_item() throws IOException {
        JsonNode webhook = MAPPER.readTree(CASES.resolve("text.json").toFile()).get("webhook");
        var messages = (ArrayNode) webhook.at("/entry/0/changes/0/value/messages");
        for (int i = 0; i < 999; i++) {
            messages.add(((ObjectNode) messages.get(0).deepCopy()).put("id", "wamid.N" + i));
        }
        ((ObjectNode) messages.get(500)).remove("id");

        List<OutgoingEvent> events = translate(translator, webhook, NOW);

        assertThat(described(events).findValuesAsText("type"))
                .filteredOn("user-message"::equals)
                .hasSize(999);
        assertThat(described(events).findValuesAsText("reason")).containsExactly("message without id");
    }

    private static List<OutgoingEvent> translate(WebhookTranslator translator, JsonNode webhook, Instant now)
            throws IOException {
        return translator.translate(Events.body(webhook), now);
    }
}
