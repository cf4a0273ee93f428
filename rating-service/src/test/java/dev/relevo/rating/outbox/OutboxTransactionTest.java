package dev.relevo.rating.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The outbox's statements take part in the transaction of the caller, together with what Hibernate writes. */
@QuarkusTest
class OutboxTransactionTest extends ServiceTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    @Test
    void an_event_is_gone_when_the_transaction_of_its_cause_is_rolled_back() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    changeNumber();
                    outbox.add(Topics.RATING_EVENTS, event("undone"));
                    throw new IllegalStateException("the cause fails");
                }))
                .hasMessage("the cause fails");
        assertThat(stored("undone")).isEqualTo("0");

        QuarkusTransaction.requiringNew().run(() -> {
            changeNumber();
            outbox.add(Topics.RATING_EVENTS, event("done"));
            // Not visible to other connections: it is the caller's transaction.
            assertThat(stored("done")).isEqualTo("0");
        });
        assertThat(stored("done")).isEqualTo("1");
    }

    @Test
    void an_event_is_refused_outside_a_transaction() {
        assertThatThrownBy(() -> outbox.add(Topics.RATING_EVENTS, event("loose")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside the transaction");

        assertThat(stored("loose")).isEqualTo("0");
    }

    private void changeNumber() {
        int ignored = entities.createNativeQuery("update rating.phone_number set version = version where false")
                .executeUpdate();
    }

    private String stored(String name) {
        return QuarkusTransaction.suspendingExisting()
                .call(() -> queried("select count(*) from rating.outbox where id = '" + eventId(name) + "'"));
    }

    private static RatingEvent event(String name) {
        var number = new NumberRef(id("51900"), null, null);
        return new NumberHealthEvent.PollFailing(EventMeta.now(eventId(name), T0), number, "x", T0);
    }

    private static String eventId(String name) {
        return Ids.derived("outbox-transaction-test", name);
    }
}
