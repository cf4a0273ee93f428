package dev.relevo.rating.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.PathKind;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.path.EscalationPath;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A webhook about an account reads all of its numbers, and locks each later: others change them meanwhile. */
@QuarkusTest
class NumberLockTest extends ServiceTest {
    @Inject
    NumberRepository numbers;

    @Test
    void a_number_that_changed_since_it_was_read_is_locked_as_it_is_now() {
        registerHereOnly("57001", "67001", "15550057001");

        boolean isCompliant = QuarkusTransaction.requiringNew().call(() -> {
            NumberEntity read = numbers.findById("57001");
            QuarkusTransaction.requiringNew().run(() -> numbers.lock("57001")
                    .orElseThrow()
                    .declare(List.of(new EscalationPath(PathKind.PHONE, "+576015550100"))));
            NumberEntity locked = numbers.lock("57001").orElseThrow();
            assertThat(locked).isSameAs(read);
            return locked.isCompliant();
        });

        assertThat(isCompliant).isTrue();
    }

    @Test
    void what_this_transaction_changed_survives_a_second_lock() {
        registerHereOnly("57002", "67001", "15550057002");

        boolean isCompliant = QuarkusTransaction.requiringNew().call(() -> {
            numbers.lock("57002").orElseThrow().declare(List.of(new EscalationPath(PathKind.PHONE, "+576015550100")));
            return numbers.lock("57002").orElseThrow().isCompliant();
        });

        assertThat(isCompliant).isTrue();
    }
}
