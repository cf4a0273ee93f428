package dev.relevo.ingest.translate.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedJsonTest {
    @Test
    void json_is_read_as_maps_lists_texts_and_booleans() {
        assertThat(EmbeddedJson.read(
                        " {\"a\": [1, -2.5e3, true], \"b\": {\"c\": \"\\u00f1\\n\\\"\"}, \"d\": [], \"e\": {}} "))
                .isEqualTo(Map.of(
                        "a",
                        List.of("1", "-2.5e3", true),
                        "b",
                        Map.of("c", "\u00f1\n\""),
                        "d",
                        List.of(),
                        "e",
                        Map.of()));
        assertThat(EmbeddedJson.read("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quiero un humano",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "[1,",
                "[1]x",
                "\"a",
                "\"\\",
                "\"\\u12\"",
                "\"\\x\"",
                "{a:1}"
            })
    void a_text_that_is_not_json_stays_unchanged(String text) {
        assertThat(EmbeddedJson.read(text)).isEqualTo(text);
    }

    @Test
    void escaped_nul_and_lone_surrogates_are_replaced() {
        assertThat(EmbeddedJson.read("\"a\\u0000b\\ud83dc\\ud83d\\ude00\"")).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
    }

    @Test
    void a_text_deeper_than_any_form_is_not_json() {
        assertThat(EmbeddedJson.read("[".repeat(33) + "]".repeat(33))).isInstanceOf(List.class);
        assertThat(EmbeddedJson.read("[".repeat(34) + "]".repeat(34))).isInstanceOf(String.class);
        assertThat(EmbeddedJson.read("[".repeat(100_000))).isInstanceOf(String.class);
    }
}
