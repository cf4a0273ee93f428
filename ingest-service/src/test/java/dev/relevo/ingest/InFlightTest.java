package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final long ONE = Bodies.MAX_BYTES;

    @Test
    void the_last_request_within_the_limit_gets_in_and_the_next_does_not() {
        InFlight inFlight = new InFlight(2, ONE);

        assertThat(inFlight.enter(0)).isTrue();
        assertThat(inFlight.enter(0)).isTrue();
        assertThat(inFlight.enter(0)).isFalse();
        inFlight.leave(0);
        assertThat(inFlight.enter(0)).isTrue();
    }

    @Test
    void the_last_byte_within_the_limit_gets_in_and_the_next_does_not() {
        InFlight inFlight = new InFlight(10, ONE);

        assertThat(inFlight.enter(ONE)).isTrue();
        assertThat(inFlight.enter(1)).isFalse();
        inFlight.leave(ONE);
        assertThat(inFlight.enter(1)).isTrue();
    }

    @Test
    void who_is_refused_takes_no_place() {
        InFlight inFlight = new InFlight(1, ONE);
        assertThat(inFlight.enter(5)).isTrue();

        assertThat(inFlight.enter(7)).isFalse();

        assertThat(inFlight.requests()).isEqualTo(1);
        assertThat(inFlight.bytes()).isEqualTo(5);
    }

    @Test
    void there_is_room_while_the_largest_webhook_would_get_in() {
        InFlight inFlight = new InFlight(10, ONE + 10);

        assertThat(inFlight.enter(10)).isTrue();
        assertThat(inFlight.hasRoom()).isTrue();
        assertThat(inFlight.enter(1)).isTrue();
        assertThat(inFlight.hasRoom()).isFalse();
    }

    @Test
    void limits_that_let_nothing_in_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InFlight(0, ONE))
                .withMessageContaining("got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InFlight(1, ONE - 1))
                .withMessageContaining("3145727");
    }
}
