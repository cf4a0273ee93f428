package dev.relevo.kit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcomes for one record: processed, retried, dead letter, or left for the next start. */
class RecordIntakeTest {
    /** Longer than a failure needs to show up, so that its absence is significant. */
    private static final Duration A_WHILE = Duration.ofMillis(500);

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final PolicyPublished EVENT = at(NOW);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ProducerRecord<byte[], byte[]>> sent = new CopyOnWriteArrayList<>();
    private volatile @Nullable Exception broker;
    private volatile boolean topicExists = true;
    private final RecordIntake intake = new RecordIntake(
            meters,
            new UnknownTypes(meters),
            new DeadLetterWriter(this::send, topic -> topicExists, meters),
            InstantSource.fixed(NOW));

    @Test
    void a_record_whose_effect_is_done_may_be_committed() {
        take(EventJson.write(EVENT), event -> assertThat(event).isEqualTo(EVENT))
                .awaitItem(Duration.ofSeconds(5));
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letter_once_with_its_reason() {
        take(new byte[] {1}, event -> {}).awaitItem(Duration.ofSeconds(5));

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().topic()).isEqualTo("t.dead-letter");
        assertThat(reason()).startsWith("JsonParseException");
        assertThat(meters.counter("relevo.records.unusable", "topic", "t").count())
                .isEqualTo(1);
    }

    @Test
    void a_bug_leads_to_a_dead_letter_without_the_exception_message() {
        take(EventJson.write(EVENT), event -> {
                    throw new IllegalStateException("quotes the content");
                })
                .awaitItem(Duration.ofSeconds(5));

        assertThat(reason()).isEqualTo("IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, 1",
        "2014-12-31T23:59:59.999Z, 1",
        "2015-01-01T00:00:00Z, 0",
        "2026-11-23T12:00:00Z, 0",
        "2026-11-23T12:00:00.001Z, 1",
        "9999-12-31T23:59:59Z, 1"
    })
    void an_event_with_an_implausible_time_goes_to_the_dead_letter(Instant occurredAt, int parked) {
        take(EventJson.write(at(occurredAt)), event -> {}).awaitItem(Duration.ofSeconds(5));

        assertThat(sent).hasSize(parked);
    }

    @Test
    void an_unavailable_broker_is_retried() {
        topicExists = false;
        broker = new TimeoutException("no answer");
        var parked = take(new byte[] {1}, event -> {});

        await().until(() -> sent.size() > DeadLetterWriter.MAX_TRIES);
        parked.assertNotTerminated();
        broker = null;
        parked.awaitItem(Duration.ofSeconds(10));

        assertThat(lost("TimeoutException")).isZero();
    }

    @Test
    void a_letter_whose_topic_is_missing_is_dropped_after_a_few_attempts_and_the_reader_continues() {
        broker = new TimeoutException("Topic t.dead-letter not present in metadata");

        take(new byte[] {1}, event -> {}).awaitItem(Duration.ofSeconds(30));

        assertThat(sent).hasSize(DeadLetterWriter.MAX_TRIES);
        assertThat(lost("TimeoutException")).isEqualTo(1);
    }

    @Test
    void a_letter_that_the_broker_refuses_is_dropped_at_once_and_the_reader_continues() {
        broker = new TopicAuthorizationException("t.dead-letter");

        take(new byte[] {1}, event -> {}).awaitItem(Duration.ofSeconds(5));

        assertThat(sent).hasSize(1);
        assertThat(lost("TopicAuthorizationException")).isEqualTo(1);
    }

    @Test
    void an_unavailable_database_is_retried() {
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

    /** In a graceful stop the database closes first; a record in flight must not become a dead letter because of that. */
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
        ", true", // connection pool timeout
        "22001, false", // value too long
        "23505, false", // unique violation
        "25P02, false", // an earlier statement was wrong
        "42P01, false" // no such table
    })
    void an_outage_is_distinguished_from_a_wrong_statement_by_its_state(String state, boolean isOutage) {
        assertThat(DatabaseOutage.isBehind(new IllegalStateException(new SQLException("x", state))))
                .isEqualTo(isOutage);
    }

    private static PolicyPublished at(Instant occurredAt) {
        return new PolicyPublished(EventMeta.now("id", occurredAt), "default", "number: default");
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        sent.add(record);
        Exception failure = broker;
        return failure == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure);
    }

    private String reason() {
        return new String(
                sent.getFirst().headers().lastHeader(DeadLetter.REASON).value(), UTF_8);
    }

    private double lost(String reason) {
        return meters.counter("relevo.dead.letters.lost", "topic", "t", "reason", reason)
                .count();
    }

    private UniAssertSubscriber<Void> take(byte[] value, Consumer<PolicyPublished> effect) {
        var record = new ConsumerRecord<>("t", 0, 0L, new byte[0], value);
        return intake.take(PolicyPublished.class, record, effect)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
