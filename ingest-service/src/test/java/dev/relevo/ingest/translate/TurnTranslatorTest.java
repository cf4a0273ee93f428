package dev.relevo.ingest.translate;

import static dev.relevo.ingest.translate.Events.MAPPER;
import static dev.relevo.ingest.translate.Events.NOW;
import static dev.relevo.ingest.translate.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.PhoneNumberId;
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
 * Every file of {@code src/test/resources/turn} contains a webhook, its headers, the reason for the case, and the expected events.
 */
class TurnTranslatorTest {
    private static final Path CASES = Path.of("src/test/resources/turn");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    static Stream<String> cases() throws IOException {
        return Events.casesIn(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_webhook_becomes_its_events(String file) throws IOException {
        JsonNode test = MAPPER.readTree(CASES.resolve(file).toFile());

        ArrayNode events = Events.described(translate(test, NOW));

        assertThat(events).isEqualTo(test.get("events"));
    }

    /** Turn asks for a uniqueness check on the message id, because it delivers duplicates. */
    @ParameterizedTest
    @MethodSource("cases")
    void a_redelivery_makes_the_same_event_ids(String file) throws IOException {
        JsonNode test = MAPPER.readTree(CASES.resolve(file).toFile());

        List<OutgoingEvent> first = translate(test, NOW);
        List<OutgoingEvent> later = translate(test, NOW.plusSeconds(600_000));

        assertThat(ids(later)).isEqualTo(ids(first));
        assertThat(new HashSet<>(ids(first))).hasSameSizeAs(first);
    }

    @Test
    void a_sent_status_makes_no_delivery_seen_event_when_disabled() throws IOException {
        JsonNode sent = MAPPER.readTree("""
                {"statuses":[{"id":"gBGGO1","status":"sent","timestamp":"1790000000","recipient_id":"27820001001"}]}""");
        TurnDelivery delivery = new TurnDelivery(NUMBER, "whatsapp", null, null);

        assertThat(new TurnTranslator(true).translate(Events.body(sent), delivery, NOW))
                .hasSize(2);
        assertThat(new TurnTranslator(false).translate(Events.body(sent), delivery, NOW))
                .hasSize(1);
    }

    /** The header is promised for {@code turn} only. What Turn counts in the chat may differ when it delivers again. */
    @Test
    void the_id_of_a_journeys_message_derives_from_what_it_says_and_when() throws IOException {
        String sent = """
                {"to":"27820001001","type":"text","text":{"body":"%s"},
                "_vnd":{"v1":{"inserted_at":"2026-09-21T10:00:0%d.000000Z","chat":{"unread_count":%d}}}}""";

        String id = journeyId(sent.formatted("Choose one", 0, 0));

        assertThat(journeyId(sent.formatted("Choose one", 0, 7))).isEqualTo(id);
        assertThat(journeyId(sent.formatted("Choose two", 0, 0))).isNotEqualTo(id);
        assertThat(journeyId(sent.formatted("Choose one", 1, 0))).isNotEqualTo(id);
        assertThat(journeyId(sent.formatted("Choose one", 0, 0).replace("1001", "1002")))
                .isNotEqualTo(id);
    }

    private static String journeyId(String body) throws IOException {
        TurnDelivery delivery = new TurnDelivery(NUMBER, "journey_outbound", null, null);
        List<OutgoingEvent> events =
                new TurnTranslator(true).translate(Events.body(MAPPER.readTree(body)), delivery, NOW);
        assertThat(events).singleElement().satisfies(event -> assertThat(event.event())
                .isInstanceOf(BotMessage.class));
        return ((BotMessage) events.getFirst().event()).message().messageId();
    }

    private static List<OutgoingEvent> translate(JsonNode test, Instant now) throws IOException {
        JsonNode headers = test.get("headers");
        TurnDelivery delivery = new TurnDelivery(
                NUMBER,
                headers.path("subscription").textValue(),
                headers.path("messageId").textValue(),
                headers.path("claim").textValue());
        return new TurnTranslator(true).translate(Events.body(test.get("webhook")), delivery, now);
    }
}
