package dev.relevo.rating.outbox;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Publishes what waits in the outbox. A row is marked after the broker has it, so a crash in between publishes the same event
 * id again. Within one key a row goes out only after the one before it is acknowledged; one replica relays at a time.
 */
@ApplicationScoped
class OutboxRelay {
    /** Rows of one transaction: it stays open while they are sent. */
    static final int MAX_BATCH = 200;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Map<String, Topic> TOPICS =
            Topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private final OutboxRows rows;
    private final EventProducer producer;
    private final InstantSource clock;

    OutboxRelay(OutboxRows rows, EventProducer producer, InstantSource clock) {
        this.rows = rows;
        this.producer = producer;
        this.clock = clock;
    }

    private record Sending(OutboxRow row, CompletableFuture<Void> outcome) {}

    /**
     * Publishes one batch.
     *
     * @return how many rows the broker took; {@link #MAX_BATCH} means there may be more
     */
    @Transactional
    int relay() {
        if (!rows.lockRelay()) {
            return 0;
        }
        List<Sending> batch = send(rows.unpublished(MAX_BATCH));
        int published = 0;
        for (Sending sending : batch) {
            if (isAcknowledged(sending)) {
                sending.row().publishedAt = clock.instant();
                published++;
            }
        }
        return published;
    }

    private List<Sending> send(List<OutboxRow> unpublished) {
        List<Sending> batch = new ArrayList<>();
        Map<String, CompletableFuture<Void>> lanes = new HashMap<>();
        for (OutboxRow row : unpublished) {
            CompletableFuture<Void> before = lanes.get(row.key);
            // Async: the thread that acknowledges is the producer's own and must not wait in send().
            CompletableFuture<Void> outcome =
                    before == null ? send(row) : before.thenComposeAsync(acknowledged -> send(row));
            lanes.put(row.key, outcome);
            batch.add(new Sending(row, outcome));
            if (outcome.isCompletedExceptionally()) {
                // The broker is away: each further attempt would only block again.
                break;
            }
        }
        return batch;
    }

    private CompletableFuture<Void> send(OutboxRow row) {
        Topic topic = TOPICS.get(row.topic);
        if (topic == null) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("unknown topic in the outbox: " + row.topic));
        }
        return switch (EventJson.read(topic.event(), row.payload.getBytes(StandardCharsets.UTF_8))) {
            case EventJson.Reading.Known<? extends Event>(Event event) -> producer.send(topic, event);
            case EventJson.Reading.Unreadable<? extends Event>(String reason) ->
                CompletableFuture.failedFuture(new IllegalStateException("unreadable row in the outbox: " + reason));
            case EventJson.Reading.UnknownType<? extends Event> _ ->
                CompletableFuture.failedFuture(new IllegalStateException("unknown type of event in the outbox"));
        };
    }

    private static boolean isAcknowledged(Sending sending) {
        try {
            sending.outcome().join();
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "event not published, will try again event=%s topic=%s reason=%s",
                    sending.row().id, sending.row().topic, e.getMessage());
            return false;
        }
    }
}
