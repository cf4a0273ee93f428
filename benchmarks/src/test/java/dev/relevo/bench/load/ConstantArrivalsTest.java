package dev.relevo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConstantArrivalsTest {
    private static final long START = 5_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final Arrivals arrivals = new Pace.Constant(100).start(START, Duration.ofMillis(30));

    @Test
    void requests_are_due_at_equal_intervals_from_the_start() {
        long first = arrivals.nextNanos(START);
        arrivals.advance();
        long second = arrivals.nextNanos(START);

        assertThat(first).isEqualTo(START);
        assertThat(second).isEqualTo(START + 10 * MILLI);
    }

    @Test
    void a_request_that_is_late_keeps_its_time() {
        arrivals.advance();

        assertThat(arrivals.nextNanos(START + 25 * MILLI)).isEqualTo(START + 10 * MILLI);
    }

    @Test
    void the_number_of_requests_fits_the_duration() {
        assertThat(arrivals.unsent()).isEqualTo(3);
        arrivals.advance();
        arrivals.advance();
        assertThat(arrivals.nextNanos(START)).isEqualTo(START + 20 * MILLI);
        arrivals.advance();

        assertThat(arrivals.nextNanos(START)).isEqualTo(Arrivals.NEVER);
        assertThat(arrivals.unsent()).isZero();
    }
}
