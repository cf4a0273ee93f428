package dev.relevo.bench.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressedTest {
    private final Progressed early = new Progressed(1_000_000_000L, 100, Duration.ofMillis(50));
    private final Progressed late = new Progressed(3_000_000_000L, 500, Duration.ofMillis(250));

    @Test
    void progress_between_two_measurements_is_interpolated() {
        assertThat(late.when(200, early)).isEqualTo(new Progressed(1_500_000_000L, 200, Duration.ofMillis(100)));
    }

    @Test
    void the_rate_is_the_events_divided_by_the_time() {
        Progressed.Pace pace = late.since(early);

        assertThat(pace.eventsPerSecond()).isEqualTo(200);
        assertThat(pace.cpuMicrosPerEvent()).isEqualTo(500);
    }
}
