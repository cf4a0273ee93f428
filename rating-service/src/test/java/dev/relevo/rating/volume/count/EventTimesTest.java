package dev.relevo.rating.volume.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.EventMeta;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void seven_days_ago_counts_and_a_moment_earlier_does_not() {
        Instant oldest = NOW.minus(Duration.ofDays(7));

        assertThat(EventTimes.counted(meta(oldest, NOW), NOW)).contains(oldest);
        assertThat(EventTimes.counted(meta(oldest.minusMillis(1), NOW), NOW)).isEmpty();
    }

    @Test
    void a_time_ahead_of_our_clock_is_replaced() {
        Instant ahead = NOW.plusSeconds(1);
        Instant recorded = NOW.minusSeconds(1);

        assertThat(EventTimes.counted(meta(ahead, recorded), NOW)).contains(recorded);
        assertThat(EventTimes.counted(meta(ahead, ahead), NOW)).contains(NOW);
    }

    private static EventMeta meta(Instant occurredAt, Instant recordedAt) {
        return new EventMeta("e", occurredAt, recordedAt);
    }
}
