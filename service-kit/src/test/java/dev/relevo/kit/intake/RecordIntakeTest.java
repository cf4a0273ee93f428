package dev.relevo.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of one record: taken, waiting, dead, or left for the next start. */
class RecordIntakeTest {
    /** Longer than a failure takes to get through, so that its absence says something. */
    private static final Duration A_WHILE = Duration.ofMillis(500);

    private static final PolicyPublished EVENT = new PolicyPublished(
            EventMeta.now("id", Instant.parse("2026-11-22T12:00:00Z")), "default", "number: default");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordIntake intake = new RecordIntake(meters, new UnknownTypes(meters));

    @Test
    void a_record_whose_effect_is_done_may_be_committed() {
        take(EventJson.write(EVENT), event -> assertThat(event).isEqualTo(EVENT))
                .awaitItem(Duration.ofSeconds(5));
    }

    @Test
    void what_cannot_be_read_is_dead_at_once() {
        take(new byte[] {1}, event -> {}).assertFailedWith(UnusableRecordException.class);
        assertThat(meters.counter("relevo.records.unusable", "topic", "t").count())
                .isEqualTo(1);
    }

    @Test
    void a_bug_is_dead_and_its_words_are_not_told() {
        take(EventJson.write(EVENT), event -> {
                    throw new IllegalStateException("quotes the content");
                })
                .awaitFailure(Duration.ofSeconds(5))
                .assertFailedWith(UnusableRecordException.class, "IllegalStateException");
    }

    @Test
    void a_database_that_is_away_is_waited_for() {
        AtomicInteger calls = new AtomicInteger();

        take(EventJson.write(EVENT), event -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException(new SQLException("gone", "57P01"));
                    }
                })
                .awaitItem(Duration.ofSeconds(5));

        assertThat(calls).hasValue(2);
        assertThat(meters.counter("relevo.records.waits", "topic", "t").count()).isEqualTo(1);
    }

    /** In an orderly stop the database closes first; a record in flight must not end as a dead letter for that. */
    @Test
    void while_the_service_stops_a_failing_record_is_left_for_the_next_start() {
        intake.stop(new ShutdownEvent());

        var left = take(EventJson.write(EVENT), event -> {
            throw new IllegalStateException("the session factory is closed");
        });

        assertThatThrownBy(() -> left.awaitFailure(A_WHILE)).isInstanceOf(AssertionError.class);
        left.assertNotTerminated();
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "57P01, true", // the server shuts down
        "53300, true", // too many connections
        "40P01, true", // deadlock
        "25006, true", // read-only after a failover
        "55P03, true", // lock not available
        ", true", // the pool gave none in time
        "22001, false", // value too long
        "23505, false", // unique violation
        "25P02, false", // an earlier statement was wrong
        "42P01, false" // no such table
    })
    void an_outage_is_told_from_a_wrong_statement_by_its_state(String state, boolean isOutage) {
        assertThat(DatabaseOutage.isBehind(new IllegalStateException(new SQLException("x", state))))
                .isEqualTo(isOutage);
    }

    private UniAssertSubscriber<Void> take(byte[] value, Consumer<PolicyPublished> effect) {
        var record = new ConsumerRecord<>("t", 0, 0L, new byte[0], value);
        return intake.take(PolicyPublished.class, record, effect)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
