package dev.relevo.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Provider;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"{", "{} x", "{}{}", "\0", "{\"a\":NaN}", "hello", "{\"a\":\"\n\"}", "[1,]"})
    void invalid_json_is_reported_as_not_json(String body) {
        assertThat(Bodies.parse(bytes(body))).isInstanceOf(Bodies.Parsed.NotJson.class);
    }

    @Test
    void bytes_that_are_not_utf_8_are_not_json() {
        assertThat(Bodies.parse(new byte[] {'"', (byte) 0xc3, '"'})).isInstanceOf(Bodies.Parsed.NotJson.class);
    }

    /** The limit is defined in service-kit; a WhatsApp webhook has at most a dozen levels. */
    @Test
    void sixty_four_levels_are_read_and_one_more_is_not() {
        assertThat(Bodies.parse(bytes("[".repeat(64) + "]".repeat(64)))).isInstanceOf(Bodies.Parsed.Tree.class);
        assertThat(Bodies.parse(bytes("[".repeat(65) + "]".repeat(65)))).isInstanceOf(Bodies.Parsed.NotJson.class);
        assertThat(Bodies.parse(bytes("[".repeat(100_000)))).isInstanceOf(Bodies.Parsed.NotJson.class);
    }

    @Test
    void a_body_that_is_costly_to_parse_is_rejected_or_parsed_quickly() {
        String colliding = IntStream.range(0, 4_096)
                .mapToObj(i -> '"'
                        + Integer.toBinaryString(4_096 + i).replace("0", "Aa").replace("1", "BB") + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        String keys = IntStream.range(0, 200_000)
                .mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(Bodies.parse(bytes("[" + "9".repeat(5_000) + "]"))).isInstanceOf(Bodies.Parsed.NotJson.class);
        assertTimeout(Duration.ofSeconds(5), () -> {
            Bodies.parse(bytes(colliding));
            assertThat((Map<?, ?>) tree(keys)).hasSize(200_000);
        });
    }

    @Test
    void decimals_stay_as_they_were_sent() {
        Object tree = tree("{\"latitude\": 4.60971000000000012345}");

        assertThat(written(tree)).contains("4.60971000000000012345");
    }

    /** Meta truncates texts inside the surrogate pair of an emoji. */
    @Test
    void a_lone_surrogate_is_replaced_and_a_pair_stays() {
        Object tree = tree(
                "{\"a\": [\"x\\ud83d\", \"\\ude00x\", \"\\uD83D\\uDE00\", \"\\ud83d\\ud83d\\ude00\", \"\\u00e9\", 7, null]}");

        assertThat(tree)
                .isEqualTo(Map.of(
                        "a", Arrays.asList("x\uFFFD", "\uFFFDx", "\ud83d\ude00", "\uFFFD\ud83d\ude00", "é", 7, null)));
    }

    @Test
    void an_escaped_backslash_before_a_surrogate_is_handled() {
        assertThat(tree("[\"\\\\ud83d\\ude00\"]")).isEqualTo(List.of("\\ud83d\uFFFD"));
        assertThat(tree("[\"\\\\ud83d\"]")).isEqualTo(List.of("\\ud83d"));
        assertThat(tree("[\"\\\\\\ud83d\"]")).isEqualTo(List.of("\\\uFFFD"));
    }

    private static Object tree(String body) {
        return switch (Bodies.parse(bytes(body))) {
            case Bodies.Parsed.Tree(var value) -> value == null ? List.of() : value;
            case Bodies.Parsed.NotJson() -> throw new AssertionError("not JSON");
        };
    }

    private static String written(Object raw) {
        EventMeta meta = EventMeta.now("e1", Instant.EPOCH);
        byte[] bytes = EventJson.write(new UnrecognizedWebhook(meta, Provider.META, "f", "r", null, raw));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
