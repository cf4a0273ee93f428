package dev.relevo.router;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.event.CloudEvents;
import dev.relevo.event.ConversationId;
import dev.relevo.event.Event;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** What leaves a task, all of it in the transaction of the record or timer that led to it. */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final String SOURCE = "/escalation-router";
    private static final String HOPS = "relevo-hops";

    private final ProcessorContext<byte[], Outgoing> context;
    private final RouterTopics topics;
    private final RouterMetrics metrics;

    Outbox(ProcessorContext<byte[], Outgoing> context, RouterTopics topics, RouterMetrics metrics) {
        this.context = context;
        this.topics = topics;
        this.metrics = metrics;
    }

    /**
     * An event to its topic.
     *
     * @param topic as {@link RouterTopics#of} says
     */
    void send(String topic, Event event, Instant now) {
        metrics.decided(event);
        Headers headers = new RecordHeaders();
        CloudEvents.headers(event, SOURCE)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        context.forward(new Record<>(
                event.key().getBytes(StandardCharsets.UTF_8),
                new Outgoing(topic, EventJson.write(event)),
                now.toEpochMilli(),
                headers));
    }

    /** The record once more, on its own topic, under the id that its person has now. */
    void forward(Record<byte[], byte[]> record, ConversationId to) {
        String topic = context.recordMetadata().orElseThrow().topic();
        Headers headers = new RecordHeaders(record.headers());
        headers.remove(HOPS);
        headers.add(HOPS, Integer.toString(hops(record) + 1).getBytes(StandardCharsets.UTF_8));
        metrics.forwarded();
        context.forward(new Record<>(
                to.value().getBytes(StandardCharsets.UTF_8),
                new Outgoing(topic, readdressed(record.value(), to)),
                record.timestamp(),
                headers));
    }

    /** How often a record was forwarded; 0 for one as it came. */
    static int hops(Record<byte[], byte[]> record) {
        Header hops = record.headers().lastHeader(HOPS);
        return hops == null ? 0 : Integer.parseInt(new String(hops.value(), StandardCharsets.UTF_8));
    }

    private static byte[] readdressed(byte[] event, ConversationId to) {
        try {
            ObjectNode json = (ObjectNode) EventJson.mapper().readTree(event);
            json.put("conversationId", to.value());
            return EventJson.mapper().writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an event that was read cannot be written", e);
        }
    }

    void deadLetter(Record<byte[], byte[]> record, String reason) {
        var from = context.recordMetadata().orElseThrow();
        metrics.deadLettered(from.topic());
        DeadLetter letter = DeadLetter.of(
                new DeadLetter.Origin(from.topic(), from.partition(), from.offset()),
                record.key(),
                record.value(),
                record.headers(),
                reason);
        LOG.warnf(
                "Record went to the dead letter topic=%s partition=%d offset=%d reason=%s",
                from.topic(), from.partition(), from.offset(), reason);
        context.forward(new Record<>(
                letter.key(),
                new Outgoing(topics.deadLetterOf(from.topic()), letter.value()),
                record.timestamp(),
                letter.headers()));
    }
}
