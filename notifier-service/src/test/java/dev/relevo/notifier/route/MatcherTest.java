package dev.relevo.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The semantics that Alertmanager documents for matchers, and its two syntaxes. */
class MatcherTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity=critical            | severity=critical | true",
                "severity=\"critical\"        | severity=critical | true",
                "severity = critical          | severity=critical | true",
                "severity=crit                | severity=critical | false",
                "severity!=critical           | severity=critical | false",
                "severity!=critical           | severity=info     | true",
                "severity!=critical           | number=1          | true",
                "severity=~crit.*             | severity=critical | true",
                "severity=~crit               | severity=critical | false",
                "severity=~itical             | severity=critical | false",
                "severity!~crit.*             | severity=critical | false",
                "severity!~crit               | severity=critical | true",
                "severity=\"\"                | number=1          | true",
                "severity=                    | number=1          | true",
                "severity=\"\"                | severity=info     | false",
                "severity!=\"\"               | number=1          | false",
                "severity!=\"\"               | severity=info     | true",
                "severity=~\".*\"             | number=1          | true",
                "severity=~\".+\"             | number=1          | false",
                "severity!~\".+\"             | number=1          | true",
                "number=~\"\\d+\"             | number=123        | true",
                "number=~\"\\d+\"             | number=x123       | false",
                "number=~[0-9]{3}             | number=123        | true",
                "\"a label\"=\"b\"            | a label=b         | true",
                "größe=groß                   | größe=groß        | true",
            })
    void a_matcher_decides_by_the_value(String matcher, String label, boolean expected) {
        String[] pair = label.split("=", 2);

        assertThat(Matcher.allMatch(MatcherText.read(matcher), Map.of(pair[0], pair[1])))
                .isEqualTo(expected);
    }

    @Test
    void alternatives_match_the_whole_value() {
        Matcher matcher = MatcherText.read("number=~\"1|22|a.c\"").getFirst();
        Matcher texts = MatcherText.read("number=~\"1|22|\"").getFirst();

        assertThat(List.of("1", "22", "abc")).allMatch(value -> matcher.matches(Map.of("number", value)));
        assertThat(List.of("11", "221", "abcd", "")).noneMatch(value -> matcher.matches(Map.of("number", value)));
        assertThat(List.of("1", "22", "")).allMatch(value -> texts.matches(Map.of("number", value)));
        assertThat(List.of("11", "221", "|")).noneMatch(value -> texts.matches(Map.of("number", value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{foo=\"bar\",dings!=\"bums\"}",
                "foo=bar,dings!=bums",
                "{ foo = \"bar\" , dings != bums , }",
                "{foo=bar,dings!=bums",
                "foo=bar,dings!=bums}",
                "\"foo\"=\"bar\",\"dings\"!=\"bums\"",
            })
    void one_text_may_hold_several_matchers(String text) {
        assertThat(MatcherText.read(text))
                .extracting(Matcher::toString)
                .containsExactly("foo=\"bar\"", "dings!=\"bums\"");
    }

    @Test
    void a_value_in_quotes_keeps_commas_spaces_and_escapes() {
        List<Matcher> read = MatcherText.read("a=\" x, y=z \", b=\"say \\\"hi\\\"\\n\\\\ \\d\"");

        assertThat(read).extracting(Matcher::value).containsExactly(" x, y=z ", "say \"hi\"\n\\ \\d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity=critical",
                "a=~\"x{2}|y\\\\d\"",
                "\"a label\"!=\"say \\\"hi\\\"\"",
                "\"a{b\"!~\"c,d\"",
            })
    void what_is_printed_reads_back(String text) {
        List<Matcher> read = MatcherText.read(text);

        assertThat(MatcherText.read(read.getFirst().toString())).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | expected a matcher",
                "{}              | expected a matcher",
                "severity        | expected one of = != =~ !~",
                "severity:x      | expected one of = != =~ !~",
                "=critical       | expected a label's name",
                "a=\"b           | expected a closing quote",
                "a=b\"c\"        | expected quotes around the whole value",
                "a=\"b\"c        | expected nothing after the closing quote",
                "a=~\"(b\"       | invalid regular expression",
                "a=~\"(?=b)\"    | invalid regular expression",
                "a=~\"(b)\\1\"   | invalid regular expression",
                "a=b,,c=d        | expected one of = != =~ !~",
            })
    void what_is_no_matcher_says_what_was_expected(String text, String message) {
        assertThatThrownBy(() -> MatcherText.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    /** With backtracking this would never end. */
    @Test
    @Timeout(10)
    void a_regular_expression_takes_linear_time() {
        Matcher matcher = MatcherText.read("a=~\"(x+x+)+y\"").getFirst();
        Map<String, String> labels = new HashMap<>(Map.of("a", "x".repeat(5_000)));

        long started = System.nanoTime();
        assertThat(matcher.matches(labels)).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void repetitions_are_bounded_at_a_thousand_together() {
        MatcherText.read("a=~\"((x{10}){10}){10}\"");

        assertThatThrownBy(() -> MatcherText.read("a=~\"((x{10}){10}){11}\""))
                .hasMessageContaining("expected repetitions whose product is at most 1000");
        assertThatThrownBy(() -> MatcherText.read("a=~\"((x{1000}){1000}){1000}\""))
                .hasMessageContaining("expected repetitions whose product is at most 1000");
    }
}
