package dev.relevo.bench.rating;

import dev.relevo.bench.Progress;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A round of polls of all accounts, and the way from a red number in an answer to the event on Kafka. */
final class PollBenchmark {
    private static final int RED = 100;
    private static final Duration ROUND_LIMIT = Duration.ofMinutes(3);
    private static final Duration RED_LIMIT = Duration.ofMinutes(4);
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private final Progress progress;
    private final GraphLookalike graph;
    private final Fleet fleet;
    private final String broker;

    PollBenchmark(Progress progress, GraphLookalike graph, Fleet fleet, String broker) {
        this.progress = progress;
        this.graph = graph;
        this.fleet = fleet;
        this.broker = broker;
    }

    /**
     * Seconds from the moment at which all accounts are due until the last is stored; null when it takes too long.
     *
     * @param first each number is seen for the first time
     * @param usual each number is as before
     */
    public record Rounds(@Nullable Double first, @Nullable Double usual) {}

    Rounds rounds() {
        progress.step("a round of polls of %d accounts".formatted(GraphLookalike.ACCOUNTS));
        fleet.registerAccounts();
        Double first = round("first");
        Double usual = null;
        if (first != null) {
            fleet.allDue();
            usual = round("usual");
        }
        return new Rounds(first, usual);
    }

    private @Nullable Double round(String which) {
        long start = System.nanoTime();
        while (fleet.polledAccounts() < GraphLookalike.ACCOUNTS) {
            if (System.nanoTime() - start > ROUND_LIMIT.toNanos()) {
                progress.say("Only %d accounts were polled in the %s round, in %d s."
                        .formatted(fleet.polledAccounts(), which, ROUND_LIMIT.toSeconds()));
                return null;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Milliseconds from an answer with a red number to its event, for 99 of 100; null when events are missing. */
    @Nullable
    Double redToEvent() {
        progress.step("%d numbers turn red".formatted(RED));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, "group.id", "bench-red", "auto.offset.reset", "earliest");
        Map<String, Long> opened = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.RATING_EVENTS.withPrefix(Topics.DEFAULT_PREFIX)));
            consumer.poll(Duration.ofSeconds(5)).forEach(record -> note(record, opened));
            graph.turnRed(RED);
            long start = System.nanoTime();
            while (opened.size() < RED && System.nanoTime() - start < RED_LIMIT.toNanos()) {
                consumer.poll(Duration.ofMillis(20)).forEach(record -> note(record, opened));
            }
        }
        if (opened.size() < RED) {
            progress.say("Only %d of %d red numbers have an event.".formatted(opened.size(), RED));
            return null;
        }
        Histogram micros = new Histogram(3);
        graph.red().forEach((number, answered) -> {
            Long event = opened.get(number);
            if (event != null) {
                micros.recordValue(Math.max(0, (event - answered) / 1_000));
            }
        });
        return micros.getValueAtPercentile(99) / 1e3;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Map<String, Long> opened) {
        if (EventJson.read(RatingEvent.class, record.value())
                        instanceof EventJson.Reading.Known<RatingEvent>(RatingEvent event)
                && event instanceof RedCaseEvent.RedCaseOpened) {
            opened.putIfAbsent(event.key(), System.nanoTime());
        }
    }
}
