package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatchUpClockTest {
    private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");
    private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

    private final CatchUpClock time = new CatchUpClock();

    @Test
    void it_is_the_clocks_before_anything_was_read_and_while_records_are_fresh() {
        assertThat(at(NOW)).isEqualTo(NOW);

        read(NOW.minus(CatchUpClock.FRESH), NOW);
        assertThat(at(NOW)).isEqualTo(NOW);
    }

    @Test
    void it_is_the_newest_records_while_records_have_waited() {
        read(HOUR_AGO, NOW);
        read(HOUR_AGO.minusSeconds(5), NOW);

        assertThat(at(NOW.plusMillis(1_999))).isEqualTo(HOUR_AGO);
    }

    @Test
    void it_is_the_clocks_again_when_no_record_that_waited_was_read_for_a_while() {
        read(HOUR_AGO, NOW);

        assertThat(at(NOW.plus(CatchUpClock.QUIET))).isEqualTo(NOW.plus(CatchUpClock.QUIET));
    }

    @Test
    void a_stamp_of_the_future_is_ignored() {
        read(NOW.plus(Duration.ofHours(1)), NOW);
        read(HOUR_AGO, NOW);

        assertThat(at(NOW)).isEqualTo(NOW);
    }

    private void read(Instant stamp, Instant now) {
        time.read(stamp.toEpochMilli(), now.toEpochMilli());
    }

    private Instant at(Instant now) {
        return time.at(now.toEpochMilli());
    }
}
