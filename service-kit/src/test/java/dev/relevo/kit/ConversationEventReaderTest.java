package dev.relevo.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.EventTypes;
import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader returns the same as data binding or null, for the contract's examples and for broken ones. */
class ConversationEventReaderTest {
    private static final long SEED = 20_261_122;
    private static final int BROKEN = 20_000;

    private final ConversationEventReader reader =
            new ConversationEventReader(EventJson.mapper().getFactory(), EnumNames.of(EventJson.mapper()));

    static Collection<String> types() {
        return EventTypes.under(ConversationEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-message", "bot-message", "delivery-seen"})
    void the_frequent_events_are_read_by_the_fast_reader(String type) throws IOException {
        assertThat(reader.read(example(type))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_result_equals_that_of_data_binding(String type) throws IOException {
        assertSame(example(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"novelty\":1",
                "\"claim\":null",
                "\"text\":5",
                "\"text\":\"twice\"",
                "\"epoch\":3",
                "\"epoch\":99999999999999999999",
                "\"version\":1",
                "\"media\":{\"id\":\"7\"}",
                "\"raw\":{\"id\":\"7\",\"parts\":[1]}",
                "\"provider\":\"TELEX\"",
                "\"claim\":\"¿ñ🙂\\u0041\"",
                "\"status\":\"SENT\"",
                "\"person\":{\"id\":\"again\"}"
            })
    void an_additional_field_is_handled_like_in_data_binding(String field) throws IOException {
        String grown = new String(example("user-message"), UTF_8).replaceFirst("\\{", "{" + field + ",");

        assertSame(grown.getBytes(UTF_8));
    }

    @Test
    void trailing_content_is_not_ignored() throws IOException {
        assertSame((new String(example("user-message"), UTF_8) + "{}").getBytes(UTF_8));
    }

    /** Replaces one byte at a time, or cuts the end. */
    @ParameterizedTest
    @ValueSource(strings = {"user-message", "bot-message", "delivery-seen", "bot-signal"})
    void a_broken_event_gives_the_result_of_data_binding(String type) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < BROKEN; i++) {
            byte[] broken = example(type);
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
            assertSame(
                    random.nextInt(10) == 0 ? java.util.Arrays.copyOf(broken, random.nextInt(broken.length)) : broken);
        }
    }

    private void assertSame(byte[] event) {
        ConversationEvent read = reader.read(event);
        if (read != null) {
            assertThat(new EventJson.Reading.Known<>(read))
                    .as(new String(event, UTF_8))
                    .isEqualTo(EventJson.bind(ConversationEvent.class, event));
        }
    }

    private static byte[] example(String type) throws IOException {
        String path = "/dev/relevo/event/examples/" + type + ".json";
        try (var example = ConversationEvent.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(example, path).readAllBytes();
        }
    }
}
