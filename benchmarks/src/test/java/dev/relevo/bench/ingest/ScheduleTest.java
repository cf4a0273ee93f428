package dev.relevo.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void all_loads_together_take_the_measured_time() {
        var schedule = new Schedule(Duration.ofSeconds(60), List.of(Kind.values()));

        double seconds = schedule.oneMessage().toNanos() / 1e9;
        for (Kind kind : Kind.values()) {
            seconds += schedule.warmUp(kind).toNanos() / 1e9;
            seconds += Schedule.ROUNDS * schedule.round(kind).toNanos() / 1e9;
            seconds += schedule.halfLoad(kind).toNanos() / 1e9;
        }

        assertThat(seconds).isCloseTo(60, within(0.001));
    }

    @Test
    void the_service_and_the_pipe_are_measured_equally_long() {
        var schedule = new Schedule(Duration.ofSeconds(60), List.of(Kind.INGEST, Kind.PIPE));

        assertThat(schedule.round(Kind.PIPE)).isEqualTo(schedule.round(Kind.INGEST));
        assertThat(schedule.halfLoad(Kind.PIPE)).isEqualTo(schedule.halfLoad(Kind.INGEST));
    }
}
