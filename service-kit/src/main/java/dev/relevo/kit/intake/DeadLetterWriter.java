package dev.relevo.kit.intake;

import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventProducer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Writer of dead letters that never fails. While the broker is unavailable it retries without limit. A letter that the broker
 * permanently rejects is logged, counted and dropped: stopping the reader for it would lose far more.
 */
@Singleton
class DeadLetterWriter {
    private static final Logger LOG = Logger.getLogger(DeadLetterWriter.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    /**
     * Attempts, over about three seconds. A topic that is missing for longer while the broker answers will not appear by itself.
     */
    static final int MAX_TRIES = 6;

    private final Function<ProducerRecord<byte[], byte[]>, CompletableFuture<Void>> send;
    private final Predicate<String> exists;
    private final MeterRegistry meters;
    /**
     * True after a letter was dropped: the next ones get one attempt each until one is written, so that many bad records do not
     * block their topic.
     */
    private volatile boolean losing;

    @Inject
    DeadLetterWriter(EventProducer producer, MeterRegistry meters) {
        this(producer::send, producer::exists, meters);
    }

    /**
     * For tests without a broker.
     *
     * @param exists whether the broker confirms that a topic exists; false when it does not answer
     */
    DeadLetterWriter(
            Function<ProducerRecord<byte[], byte[]>, CompletableFuture<Void>> send,
            Predicate<String> exists,
            MeterRegistry meters) {
        this.send = send;
        this.exists = exists;
        this.meters = meters;
    }

    /**
     * Writes one record to its dead-letter topic.
     *
     * @param reason why, without any of the content
     * @param stopping whether the service is stopping: then the result never completes, and the next start reads the record again
     * @return done when the letter is written or dropped
     */
    Uni<Void> park(ConsumerRecord<byte[], byte[]> record, String reason, BooleanSupplier stopping) {
        DeadLetter letter = DeadLetter.of(
                new DeadLetter.Origin(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.value(),
                record.headers(),
                reason);
        ProducerRecord<byte[], byte[]> parked = new ProducerRecord<>(
                record.topic() + ".dead-letter", null, letter.key(), letter.value(), letter.headers());
        AtomicInteger tries = new AtomicInteger();
        return Uni.createFrom()
                .completionStage(() -> send.apply(parked))
                .invoke(() -> losing = false)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(failure -> !stopping.getAsBoolean() && mayHeal(failure, tries.incrementAndGet(), record))
                .retry()
                .withBackOff(FIRST_WAIT, MAX_WAIT)
                .indefinitely()
                .onFailure()
                .recoverWithUni(
                        failure -> stopping.getAsBoolean() ? Uni.createFrom().nothing() : lose(record, failure));
    }

    /**
     * Whether to retry. A missing topic and an unavailable broker look the same to a producer, so this asks the broker for the
     * source topic, which must exist.
     */
    private boolean mayHeal(Throwable failure, int tries, ConsumerRecord<byte[], byte[]> record) {
        return failure instanceof RetriableException
                && (tries < (losing ? 1 : MAX_TRIES) || !exists.test(record.topic()));
    }

    private Uni<Void> lose(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        losing = true;
        String reason = failure.getClass().getSimpleName();
        LOG.errorf(
                "Dead letter could not be written and is lost topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        meters.counter("relevo.dead.letters.lost", "topic", record.topic(), "reason", reason)
                .increment();
        return Uni.createFrom().voidItem();
    }
}
