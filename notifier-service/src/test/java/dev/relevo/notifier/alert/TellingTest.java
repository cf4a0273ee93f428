package dev.relevo.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final Instant MINUTE_LATER = T0.plus(Telling.INTERVAL);

    @Test
    void the_first_swing_is_told_at_once_and_so_is_one_a_minute_after_the_last_but_not_a_millisecond_earlier() {
        assertThat(Telling.ofSwing(null, T0)).isEqualTo(new Telling.Now());
        assertThat(Telling.ofSwing(T0, MINUTE_LATER)).isEqualTo(new Telling.Now());
        assertThat(Telling.ofSwing(T0, MINUTE_LATER.minusMillis(1))).isEqualTo(new Telling.Later(MINUTE_LATER));
    }

    @Test
    void a_swing_back_before_the_held_notice_is_due_removes_it_and_one_at_that_moment_does_not() {
        assertThat(Telling.ofSwing(MINUTE_LATER, MINUTE_LATER.minusMillis(1)))
                .isEqualTo(new Telling.Undo(MINUTE_LATER));
        assertThat(Telling.ofSwing(MINUTE_LATER, MINUTE_LATER))
                .isEqualTo(new Telling.Later(MINUTE_LATER.plus(Telling.INTERVAL)));
    }

    @Test
    void new_facts_replace_a_held_opening_and_the_end_after_them_is_told_a_minute_later() {
        Instant told = MINUTE_LATER.minusMillis(1);

        assertThat(Telling.ofUpdate(null, T0)).isEqualTo(new Telling.Now());
        assertThat(Telling.ofUpdate(MINUTE_LATER, MINUTE_LATER)).isEqualTo(new Telling.Now());
        assertThat(Telling.ofUpdate(MINUTE_LATER, told)).isEqualTo(new Telling.Instead());
        assertThat(Telling.ofSwing(new Telling.Instead().toldAt(told), MINUTE_LATER))
                .isEqualTo(new Telling.Later(told.plus(Telling.INTERVAL)));
    }

    @Test
    void eleven_swings_in_a_minute_are_one_notice_at_once_and_ten_are_a_second_one_at_the_end_of_the_minute() {
        assertThat(tellings(11)).containsOnly(new Telling.Now(), new Telling.Later(MINUTE_LATER), undo());
        assertThat(tellings(11).getLast()).isEqualTo(undo());
        assertThat(tellings(10).getLast()).isEqualTo(new Telling.Later(MINUTE_LATER));
    }

    @Test
    void a_swing_that_never_stops_is_told_once_a_minute_at_most() {
        long told = 0;
        @Nullable Instant last = null;
        for (Instant now = T0; now.isBefore(T0.plus(Duration.ofHours(1))); now = now.plusSeconds(7)) {
            Telling telling = Telling.ofSwing(last, now);
            told += telling instanceof Telling.Now ? 1 : telling instanceof Telling.Later ? 1 : -1;
            last = telling.toldAt(now);
        }

        assertThat(told).isBetween(2L, 61L);
    }

    private static Telling undo() {
        return new Telling.Undo(MINUTE_LATER);
    }

    /** The decisions about swings 5 seconds apart, the first of them at once. */
    private static List<Telling> tellings(int swings) {
        List<Telling> tellings = new ArrayList<>();
        @Nullable Instant last = null;
        for (int i = 0; i < swings; i++) {
            Instant now = T0.plusSeconds(5L * i);
            tellings.add(Telling.ofSwing(last, now));
            last = tellings.getLast().toldAt(now);
        }
        return tellings;
    }
}
