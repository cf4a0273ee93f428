package dev.relevo.rating.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.fact.Freshness;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MAX_AGE = Duration.ofMinutes(3);
    private static final Instant END = T0.plus(MAX_AGE);

    @Test
    void a_number_is_stale_just_after_the_promised_age() {
        Sighting seen = new Sighting(T0.minusSeconds(900), T0, null, null);

        assertThat(seen.freshness(MAX_AGE, END)).isEqualTo(new Freshness(T0, null, null));
        assertThat(seen.freshness(MAX_AGE, END.plusMillis(1))).isEqualTo(new Freshness(T0, END, null));
    }

    @Test
    void a_number_that_was_never_seen_is_stale_by_the_age_of_its_registration() {
        Sighting unseen = new Sighting(T0, null, null, null);

        assertThat(unseen.freshness(MAX_AGE, END)).isEqualTo(new Freshness(null, null, null));
        assertThat(unseen.freshness(MAX_AGE, END.plusMillis(1))).isEqualTo(new Freshness(null, END, null));
        assertThat(new Sighting(null, null, null, null).freshness(MAX_AGE, END).staleSince())
                .isNull();
    }

    @Test
    void the_later_of_list_and_observation_counts() {
        Instant later = T0.plusSeconds(1);

        assertThat(new Sighting(T0, T0, later, null).freshness(MAX_AGE, T0).observedAt())
                .isEqualTo(later);
        assertThat(new Sighting(T0, later, T0, null).freshness(MAX_AGE, T0).observedAt())
                .isEqualTo(later);
    }

    @Test
    void a_vanished_number_says_since_when() {
        assertThat(new Sighting(T0, T0, null, END).freshness(MAX_AGE, END).vanishedSince())
                .isEqualTo(END);
    }
}
