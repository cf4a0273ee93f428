package dev.relevo.rating.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberHealthEvent;
import dev.relevo.rating.ServiceTest;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedule of the relay is paused, so rows stay unpublished, as after a crash, until the test runs the relay. */
@QuarkusTest
class OutboxRelayTest extends ServiceTest {
    @Inject
    Scheduler scheduler;

    @Inject
    OutboxSchedule schedule;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void pause() {
        scheduler.pause(OutboxSchedule.RELAY);
        schedule.relayAll();
    }

    @AfterEach
    void resume() {
        scheduler.resume(OutboxSchedule.RELAY);
    }

    @Test
    void events_committed_before_a_crash_are_published_after_it_in_order() {
        registerHereOnly("13001", "23001", "15550002001");
        observe("13001", "YELLOW");
        observe("13001", "RED");
        observe("13001", "GREEN");
        assertThat(ratingEvents("13001")).isEmpty();

        schedule.relayAll();

        assertThat(ratingEventTypes("13001").stream().filter(type -> !type.equals("deadline-near")))
                .containsExactly(
                        "rating-changed", "rating-changed", "red-case-opened", "rating-changed", "red-case-closed");
    }

    @Test
    void a_crash_between_publishing_and_marking_publishes_duplicates_with_the_same_ids() {
        registerHereOnly("13002", "23002", "15550002002");
        observe("13002", "YELLOW");
        schedule.relayAll();
        List<String> once = ids("13002");

        execute("update rating.outbox set published_at = null where aggregateid = '13002'");
        schedule.relayAll();

        assertThat(once).hasSize(1);
        assertThat(ids("13002"))
                .isEqualTo(Stream.of(once, once).flatMap(List::stream).toList());
    }

    @Test
    void a_published_row_is_not_published_again() {
        registerHereOnly("13003", "23003", "15550002003");
        observe("13003", "YELLOW");
        schedule.relayAll();

        schedule.relayAll();

        assertThat(ids("13003")).hasSize(1);
    }

    @Test
    void one_replica_relays_at_a_time() throws SQLException {
        registerHereOnly("13004", "23004", "15550002004");
        observe("13004", "YELLOW");
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + OutboxRows.RELAY_LOCK + ")");
            }

            assertThat(schedule.relayBatch()).isZero();
            assertThat(ratingEvents("13004")).isEmpty();

            other.rollback();
        }
        schedule.relayAll();
        assertThat(ratingEventTypes("13004")).containsExactly("rating-changed");
    }

    private static void observe(String phoneNumberId, String rating) {
        operator()
                .body("{\"rating\": \"" + rating + "\", \"reason\": \"seen in WhatsApp Manager\"}")
                .post("/v1/numbers/" + phoneNumberId + "/observations")
                .then()
                .statusCode(200);
    }

    private List<String> ids(String phoneNumberId) {
        return ratingEvents(phoneNumberId, NumberHealthEvent.RatingChanged.class).stream()
                .map(event -> event.meta().eventId())
                .toList();
    }
}
