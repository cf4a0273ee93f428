package dev.relevo.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The outcomes for the records of one poll: those that can be used are processed together, regardless of the others. */
class BatchIntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ProducerRecord<byte[], byte[]>> parked = new CopyOnWriteArrayList<>();
    private final List<List<String>> effects = new CopyOnWriteArrayList<>();
    private final RecordIntake intake = new RecordIntake(
            meters,
            new UnknownTypes(meters),
            new DeadLetterWriter(this::park, _ -> true, meters),
            InstantSource.fixed(NOW));

    @Test
    void the_usable_records_are_one_transaction_and_the_others_dead_letters() {
        take(
                _ -> {},
                event("a"),
                "{".getBytes(StandardCharsets.UTF_8),
                event("b"),
                "{\"type\":\"weather\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(effects).containsExactly(List.of("a", "b"));
        assertThat(parked).hasSize(1);
        assertThat(meters.get("relevo.records.unknown").counter().count()).isEqualTo(1);
    }

    @Test
    void a_batch_without_a_usable_record_has_no_effect() {
        take(_ -> {}, "{".getBytes(StandardCharsets.UTF_8));

        assertThat(effects).isEmpty();
        assertThat(parked).hasSize(1);
    }

    @Test
    void if_one_record_breaks_the_transaction_the_others_are_processed_alone() {
        take(
                events -> {
                    if (events.contains("bad")) {
                        throw new IllegalStateException("quotes the content");
                    }
                },
                event("a"),
                event("bad"),
                event("b"));

        assertThat(effects).containsExactly(List.of("a", "bad", "b"), List.of("a"), List.of("bad"), List.of("b"));
        assertThat(parked).singleElement().satisfies(letter -> assertThat(letter.value())
                .isEqualTo(event("bad")));
    }

    @Test
    void an_unavailable_database_is_retried_with_the_whole_batch() {
        AtomicInteger calls = new AtomicInteger();

        take(
                _ -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException(new SQLException("gone", "57P01"));
                    }
                },
                event("a"),
                event("b"));

        assertThat(effects).containsExactly(List.of("a", "b"), List.of("a", "b"));
        assertThat(parked).isEmpty();
    }

    private void take(Consumer<List<String>> effect, byte[]... values) {
        TopicPartition partition = new TopicPartition("t", 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : values) {
            records.add(new ConsumerRecord<>("t", 0, records.size(), new byte[0], value));
        }
        intake.takeAll(PolicyPublished.class, new ConsumerRecords<>(Map.of(partition, records), Map.of()), events -> {
                    List<String> ids =
                            events.stream().map(event -> event.meta().eventId()).toList();
                    effects.add(ids);
                    effect.accept(ids);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(Duration.ofSeconds(5));
    }

    private static byte[] event(String id) {
        return EventJson.write(new PolicyPublished(EventMeta.now(id, NOW), "default", "number: default"));
    }

    private CompletableFuture<Void> park(ProducerRecord<byte[], byte[]> record) {
        parked.add(record);
        return CompletableFuture.completedFuture(null);
    }
}
