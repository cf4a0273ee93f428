package dev.relevo.router.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HangingTransactionTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final HangingTransaction held = new HangingTransaction(10, true, 0);

    @Test
    void the_same_end_with_further_records_is_held_since_the_first_look() {
        assertThat(held.then(10, 12, SECOND).then(10, 15, 5 * SECOND).heldFor(7 * SECOND))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void another_transaction_is_another_wait() {
        assertThat(held.then(11, 12, 5 * SECOND).heldFor(7 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_can_be_read_to_its_end_is_not_held() {
        assertThat(held.then(10, 10, SECOND).heldFor(7 * SECOND)).isZero();
    }

    @Test
    void it_is_held_from_the_first_record_on_that_cannot_be_read() {
        assertThat(held.then(12, 12, SECOND).then(12, 13, 4 * SECOND).heldFor(7 * SECOND))
                .isEqualTo(Duration.ofSeconds(3));
    }
}
