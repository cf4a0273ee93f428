package dev.relevo.notifier.outbox;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The sender of one row to its topic. The outcome is a value: the future never fails. */
@Singleton
class OutboxSender {
    private final EventProducer producer;

    OutboxSender(EventProducer producer) {
        this.producer = producer;
    }

    CompletableFuture<RowOutcome> send(Topic topic, OutboxRow row) {
        return switch (EventJson.read(topic.event(), row.payload())) {
            case EventJson.Reading.Known<? extends Event>(Event event) -> send(topic, event);
            case EventJson.Reading.Unreadable<? extends Event> ignored -> unpublishable("UNREADABLE");
            case EventJson.Reading.UnknownType<? extends Event> ignored -> unpublishable(OutboxRows.UNKNOWN_TYPE);
        };
    }

    private CompletableFuture<RowOutcome> send(Topic topic, Event event) {
        try {
            return producer.send(topic, event).handle((ignored, failure) -> outcome(failure));
        } catch (RuntimeException incomplete) {
            // The producer's failures complete its future; this event lacks a field of its key or headers.
            return unpublishable("UNREADABLE");
        }
    }

    private static RowOutcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return new RowOutcome.Published();
        }
        String reason = failure.getClass().getSimpleName();
        // Any other failure, for example a missing permission, is not caused by this row: the next one would fail, too.
        boolean isOfRow = failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
        return isOfRow ? new RowOutcome.Unpublishable(reason) : new RowOutcome.Failed(reason);
    }

    private static CompletableFuture<RowOutcome> unpublishable(String reason) {
        return CompletableFuture.completedFuture(new RowOutcome.Unpublishable(reason));
    }
}
