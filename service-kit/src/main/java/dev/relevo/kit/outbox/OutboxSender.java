package dev.relevo.kit.outbox;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The sender of one row to its topic. Every outcome is a value: the future never fails. */
public class OutboxSender {
    private static final Map<String, Topic> TOPICS =
            Topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private final EventProducer producer;
    private final TopicNames names;

    public OutboxSender(EventProducer producer, TopicNames names) {
        this.producer = producer;
        this.names = names;
    }

    CompletableFuture<RowOutcome> send(OutboxRow row) {
        Topic topic = TOPICS.get(row.topic());
        if (topic == null) {
            return unpublishable(ParkReason.UNKNOWN_TOPIC);
        }
        String payload = row.payload();
        if (payload == null) {
            return outcomeOf(producer.send(new ProducerRecord<>(names.of(topic), bytes(row.key()), null)));
        }
        return switch (EventJson.read(topic.event(), bytes(payload))) {
            case EventJson.Reading.Known<? extends Event>(Event event) -> send(topic, event);
            case EventJson.Reading.UnknownType<? extends Event> ignored -> unpublishable(ParkReason.UNKNOWN_TYPE);
            case EventJson.Reading.Unreadable<? extends Event> ignored -> unpublishable(ParkReason.UNREADABLE);
        };
    }

    private CompletableFuture<RowOutcome> send(Topic topic, Event event) {
        try {
            return outcomeOf(producer.send(topic, event));
        } catch (RuntimeException incompleteEvent) {
            // Failures of the producer arrive in its future; this event lacks the fields for its key or headers.
            return unpublishable(ParkReason.UNREADABLE);
        }
    }

    private static CompletableFuture<RowOutcome> outcomeOf(CompletableFuture<Void> acknowledged) {
        return acknowledged.handle((ignored, failure) -> outcomeOf(failure));
    }

    private static RowOutcome outcomeOf(@Nullable Throwable failure) {
        if (failure == null) {
            return new RowOutcome.Published();
        }
        Optional<RowOutcome> parked = ParkReason.behind(failure).map(RowOutcome.Unpublishable::new);
        return parked.orElseGet(() -> new RowOutcome.Failed(failure.getClass().getSimpleName()));
    }

    private static CompletableFuture<RowOutcome> unpublishable(ParkReason reason) {
        return CompletableFuture.completedFuture(new RowOutcome.Unpublishable(reason));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
