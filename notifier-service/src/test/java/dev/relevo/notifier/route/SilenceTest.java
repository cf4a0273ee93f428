package dev.relevo.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Instant T0 = TimeIntervalTest.T0;
    private static final Silence SILENCE = new Silence(
            "s1",
            MatcherText.read("alertname=red-case,number=~\"1|2\""),
            T0,
            T0.plus(Duration.ofHours(2)),
            "olga",
            "the number is being moved");

    @ParameterizedTest
    @CsvSource({"-1, false, PENDING", "0, true, ACTIVE", "7199999, true, ACTIVE", "7200000, false, EXPIRED"})
    void it_lasts_from_its_start_until_just_before_its_end(long millis, boolean matches, Silence.State state) {
        Instant at = T0.plusMillis(millis);

        assertThat(SILENCE.matches(Map.of("alertname", "red-case", "number", "1"), at))
                .isEqualTo(matches);
        assertThat(SILENCE.state(at)).isEqualTo(state);
    }

    @Test
    void all_matchers_must_match() {
        assertThat(SILENCE.matches(Map.of("alertname", "red-case", "number", "3"), T0))
                .isFalse();
        assertThat(SILENCE.matches(Map.of("alertname", "other", "number", "1"), T0))
                .isFalse();
        assertThat(SILENCE.matches(Map.of("alertname", "red-case"), T0)).isFalse();
    }

    @Test
    void it_has_matchers_and_an_end_not_before_its_start() {
        assertThatThrownBy(() -> new Silence("s", List.of(), T0, T0.plusMillis(1), "olga", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Silence("s", SILENCE.matchers(), T0, T0.minusMillis(1), "olga", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One that was ended before it began. */
    @Test
    void it_never_matches_when_it_ends_where_it_starts() {
        Silence ended = new Silence("s", SILENCE.matchers(), T0, T0, "olga", "x");

        assertThat(ended.matches(Map.of("alertname", "red-case", "number", "1"), T0))
                .isFalse();
    }
}
