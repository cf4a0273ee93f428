package dev.relevo.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.Event;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.kit.EventJson.Reading;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the examples of event-contracts, so that this mapper and the contract cannot diverge. */
class EventJsonTest {
    /** One level is the event itself; the others are available to {@code raw}. */
    private static final int MAX_NESTING_OF_RAW = 63;

    static Collection<String> types() {
        return EventTypes.all().values();
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_example_is_read_and_written_back_the_same(String type) throws IOException {
        String example = example(type);

        byte[] written = EventJson.write(known(rootOf(type), example.getBytes(UTF_8)));

        assertThat(EventJson.mapper().readTree(written))
                .isEqualTo(EventJson.mapper().readTree(example));
    }

    @Test
    void an_event_of_a_newer_writer_has_an_unknown_type_and_is_not_unreadable() {
        assertThat(read("{\"eventId\": \"e1\", \"type\": \"user-typing\", \"since\": 3}"))
                .isEqualTo(new Reading.UnknownType<>("user-typing"));
    }

    @Test
    void a_value_without_a_type_or_not_entirely_json_is_unreadable() {
        for (String value : List.of(
                "{}",
                "{\"type\": 3}",
                "{\"type\": \"\"}",
                "{\"type\": null}",
                "{\"type\": \"new\", ]",
                "{\"type\": \"new\"} x")) {
            assertThat(read(value)).isInstanceOf(Reading.Unreadable.class);
        }
    }

    @Test
    void an_owner_of_a_newer_version_is_not_the_bot() {
        String value = """
                {"type": "conversation-owner", "eventId": "e1", "occurredAt": "2026-11-22T12:00:00Z",
                 "recordedAt": "2026-11-22T12:00:00Z", "version": 1, "conversationId": "1:2", "phoneNumberId": "1",
                 "owner": "SUPERVISOR", "epoch": 3, "since": "2026-11-22T12:00:00Z"}""";

        assertThat(EventJson.read(ConversationOwner.class, value.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Reading.Known.class, known -> assertThat(((ConversationOwner) known.event()).owner())
                                .isEqualTo(ConversationOwner.Owner.UNKNOWN));
    }

    private static Reading<ConversationEvent> read(String value) {
        return EventJson.read(ConversationEvent.class, value.getBytes(UTF_8));
    }

    @Test
    void a_null_inside_a_raw_value_is_kept_as_it_was_sent() {
        var event = known(UnrecognizedWebhook.class, webhook("{\"rejection_reason\":null}"));

        assertThat(new String(EventJson.write(event), UTF_8)).contains("\"raw\":{\"rejection_reason\":null}");
    }

    @Test
    void unknown_fields_are_ignored_at_every_depth() throws IOException {
        String grown = example("user-message")
                .replaceFirst("\\{", "{\"novelty\":{\"a\":[1]},")
                .replace("\"person\": {", "\"person\": {\"age\":3,");

        assertThat(EventJson.read(ConversationEvent.class, grown.getBytes(UTF_8)))
                .isEqualTo(EventJson.read(
                        ConversationEvent.class, example("user-message").getBytes(UTF_8)));
    }

    @Test
    void an_unknown_enum_value_is_read_as_unknown() throws IOException {
        String hologram = example("user-message").replace("\"kind\": \"text\"", "\"kind\": \"hologram\"");

        var event = known(ConversationEvent.UserMessage.class, hologram.getBytes(UTF_8));

        assertThat(event.message().kind()).isEqualTo(MessageKind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "573001112233",
                "\"573001112233\"",
                "{\"type\":\"573001112233\"}",
                "{\"type\":\"user-message\",\"messageId\":573001112233",
                "{\"type\":\"user-message\",\"person\":\"573001112233\"}",
                "{\"type\":\"user-message\",\"eventId\":\"e\",\"occurredAt\":\"573001112233\"}",
                "{\"type\":\"user-message\"} 573001112233",
                "573001112233 is not JSON",
                "null"
            })
    void an_invalid_value_is_unreadable_for_a_reason_without_its_content(String poison) {
        assertThat(EventJson.read(ConversationEvent.class, poison.getBytes(UTF_8)))
                .isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .isNotBlank()
                        .doesNotContain("573001112233"));
    }

    @Test
    void a_tombstone_and_an_empty_value_are_unreadable() {
        assertThat(EventJson.read(Handoff.class, null)).isEqualTo(new Reading.Unreadable<>("empty value"));
        assertThat(EventJson.read(Handoff.class, new byte[0])).isEqualTo(new Reading.Unreadable<>("empty value"));
    }

    @Test
    void nesting_is_read_up_to_its_limit_and_not_beyond() {
        assertThat(EventJson.read(UnrecognizedWebhook.class, webhook(nested(MAX_NESTING_OF_RAW))))
                .isInstanceOf(Reading.Known.class);
        assertThat(EventJson.read(UnrecognizedWebhook.class, webhook(nested(MAX_NESTING_OF_RAW + 1))))
                .isInstanceOf(Reading.Unreadable.class);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static byte[] webhook(String raw) {
        return """
                {"type":"unrecognized-webhook","eventId":"e-1","occurredAt":"2026-11-19T03:00:00Z",
                 "recordedAt":"2026-11-19T03:00:00Z","version":1,"provider":"META","field":"future",
                 "reason":"unknown field","raw":%s}""".formatted(raw).getBytes(UTF_8);
    }

    private static <T extends Event> T known(Class<T> root, byte[] value) {
        return switch (EventJson.read(root, value)) {
            case Reading.Known<T>(var event) -> event;
            case Reading.Unreadable<T>(var reason) -> throw new AssertionError(reason);
            case Reading.UnknownType<T>(var type) -> throw new AssertionError(type);
        };
    }

    private static String example(String type) throws IOException {
        String name = "examples/" + type + ".json";
        try (var stream = Objects.requireNonNull(Event.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static Class<? extends Event> rootOf(String type) {
        return Stream.concat(Topics.all().stream().map(Topic::event), Stream.of(Handoff.class))
                .filter(root -> EventTypes.under(root).contains(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no topic carries " + type));
    }
}
