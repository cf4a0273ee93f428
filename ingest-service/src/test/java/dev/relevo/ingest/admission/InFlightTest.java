package dev.relevo.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final int MAX = 4 * 1024 * 1024;
    private static final int LARGE = InFlight.SMALL_BYTES + 1;

    @Test
    void the_last_request_within_the_limit_is_accepted_and_the_next_is_not() {
        InFlight inFlight = new InFlight(2, MAX);

        assertThat(inFlight.acquireRequest()).isTrue();
        assertThat(inFlight.acquireRequest()).isTrue();
        assertThat(inFlight.acquireRequest()).isFalse();
        inFlight.releaseRequest();
        assertThat(inFlight.acquireRequest()).isTrue();
    }

    @Test
    void the_last_byte_within_the_limit_is_accepted_and_the_next_is_not() {
        InFlight inFlight = new InFlight(1, MAX);

        assertThat(inFlight.acquireBytes(MAX, 1)).isTrue();
        assertThat(inFlight.acquireBytes(1, 1)).isFalse();
        assertThat(inFlight.bytes()).isEqualTo(MAX);
        inFlight.releaseBytes(MAX);
        assertThat(inFlight.acquireBytes(1, 1)).isTrue();
    }

    @Test
    void a_quarter_of_the_bytes_is_reserved_for_small_bodies() {
        InFlight inFlight = new InFlight(1, MAX);

        assertThat(inFlight.acquireBytes(MAX / 4 * 3, LARGE)).isTrue();
        assertThat(inFlight.acquireBytes(1, LARGE)).isFalse();
        assertThat(inFlight.acquireBytes(MAX / 4, InFlight.SMALL_BYTES)).isTrue();
    }

    @Test
    void limits_too_small_for_one_webhook_are_rejected() {
        long least = Bodies.MAX_BYTES * 4L / 3;

        assertThat(new InFlight(1, least).bytes()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InFlight(0, MAX))
                .withMessageContaining("got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InFlight(1, least - 4))
                .withMessageContaining("got 1, " + (least - 4));
    }
}
