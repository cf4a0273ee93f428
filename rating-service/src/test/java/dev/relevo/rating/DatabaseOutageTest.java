package dev.relevo.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.Person;
import dev.relevo.event.Provider;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.StatusRef;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The database rejects writes for a while, as after a failover, and all its connections are closed. No server is stopped, because
 * other tests use the same ones.
 */
@QuarkusTest
class DatabaseOutageTest extends ServiceTest {
    @Inject
    MeterRegistry metrics;

    @Test
    void a_record_waits_for_the_database_and_the_api_answers_503() throws SQLException {
        registerHereOnly("15001", "25001", "15550004001");
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        try (Connection admin = database.getConnection()) {
            readOnly(admin, true);
            // The closed connections are gone: from here on every failure is that of a read-only database.
            eventually(() -> operator().get("/v1/numbers/15001").then().statusCode(200));
            double retried = retried();
            send(new RatingObserved(
                    new EventMeta("waits", at, at), id("15001"), Rating.RED, null, null, Source.WEBHOOK, at, null));

            eventually(() -> assertThat(retried()).isGreaterThan(retried));
            operator()
                    .body("{\"paths\": []}")
                    .put("/v1/numbers/15001/paths")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5");

            readOnly(admin, false);
        }

        eventually(() -> assertThat(ratingEventTypes("15001")).contains("red-case-opened"));
        assertThat(probe().records(Topics.QUALITY_EVENTS.deadLetter(), "15001")).isEmpty();
    }

    @Test
    void statuses_wait_for_the_database_and_count_once() throws SQLException {
        Instant now = Instant.now().minusSeconds(1);
        try (Connection admin = database.getConnection()) {
            readOnly(admin, true);
            double retried = retried(Topics.MESSAGE_STATUSES);
            for (int i = 0; i < 3; i++) {
                probe().send(Topics.MESSAGE_STATUSES, sent("15002", "m" + i, now));
            }

            eventually(() -> assertThat(retried(Topics.MESSAGE_STATUSES)).isGreaterThan(retried + 1));

            readOnly(admin, false);
        }

        eventually(() -> assertThat(queried("select sum(marketing) from rating.volume_count where owner = '15002'"))
                .isEqualTo("3"));
        assertThat(probe().records(Topics.MESSAGE_STATUSES.deadLetter(), "15002:573001112233"))
                .isEmpty();
    }

    private static MessageStatus sent(String number, String messageId, Instant at) {
        ConversationRef conversation =
                ConversationRef.of(id(number), null, Person.ofWaId("573001112233"), Provider.META);
        return new MessageStatus(
                new EventMeta(messageId, at, at),
                StatusRef.of(conversation),
                messageId,
                DeliveryStatus.SENT,
                "marketing",
                List.of(),
                null);
    }

    /** Otherwise the next test class would get the closed connections that remain in the pool. */
    @AfterEach
    void dropClosedConnections() throws SQLException {
        database.unwrap(AgroalDataSource.class).flush(AgroalDataSource.FlushMode.IDLE);
    }

    private double retried() {
        return retried(Topics.QUALITY_EVENTS);
    }

    private double retried(Topic topic) {
        return metrics.counter("relevo.records.waits", "topic", topic.withPrefix(Topics.DEFAULT_PREFIX))
                .count();
    }

    private static void readOnly(Connection admin, boolean on) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database relevo set default_transaction_read_only = " + (on ? "on" : "off"));
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = 'relevo' and pid <> pg_backend_pid()");
        }
    }
}
