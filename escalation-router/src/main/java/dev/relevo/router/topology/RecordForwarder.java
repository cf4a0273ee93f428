package dev.relevo.router.topology;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.event.CloudEvents;
import dev.relevo.event.ConversationId;
import dev.relevo.event.Event;
import dev.relevo.event.EventTypes;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import dev.relevo.router.RouterMetrics;
import dev.relevo.router.limits.TopicLimits;
import dev.relevo.router.limits.UnusableException;
import dev.relevo.router.store.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Output of a task, in the transaction of the record or timer that caused it. */
final class RecordForwarder {
    private static final Logger LOG = Logger.getLogger(RecordForwarder.class);
    private static final String SOURCE = "/escalation-router";

    private final ProcessorContext<byte[], OutputRecord> context;
    private final RouterTopics topics;
    private final RouterMetrics metrics;
    private final TopicLimits limits;
    private final String changelog;

    RecordForwarder(
            ProcessorContext<byte[], OutputRecord> context,
            RouterTopics topics,
            RouterMetrics metrics,
            TopicLimits limits) {
        this.limits = limits;
        this.changelog = context.applicationId() + "-" + Stores.CONVERSATIONS + "-changelog";
        this.context = context;
        this.topics = topics;
        this.metrics = metrics;
    }

    /**
     * Serializes events as records for their topics; nothing is sent yet.
     *
     * @throws UnusableException when a record is larger than its topic accepts
     */
    List<Record<byte[], OutputRecord>> prepared(List<Event> events, Instant now) {
        List<Record<byte[], OutputRecord>> records = new ArrayList<>(events.size());
        for (Event event : events) {
            records.add(prepared(event, now));
        }
        return records;
    }

    private Record<byte[], OutputRecord> prepared(Event event, Instant now) {
        Headers headers = new RecordHeaders();
        CloudEvents.headers(event, SOURCE)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        OutputRecord outgoing = new OutputRecord(topics.of(event), EventJson.write(event), EventTypes.of(event));
        return fitting(
                new Record<>(event.key().getBytes(StandardCharsets.UTF_8), outgoing, now.toEpochMilli(), headers));
    }

    private Record<byte[], OutputRecord> fitting(Record<byte[], OutputRecord> record) {
        byte[] value = record.value().value();
        int bytes = record.key().length + (value == null ? 0 : value.length);
        for (Header header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (!limits.takes(record.value().topic(), bytes)) {
            throw new UnusableException("leads to a record of " + bytes + " bytes, more than its topic takes");
        }
        return record;
    }

    /**
     * Rejects a state that is too large for its changelog.
     *
     * @throws UnusableException when it is too large
     */
    void checkState(byte @Nullable [] state) {
        if (state != null && (state.length > TopicLimits.STATE_MAX_BYTES || !limits.takes(changelog, state.length))) {
            throw new UnusableException("leads to a state of " + state.length + " bytes");
        }
    }

    /** Sends the prepared records. */
    public void send(List<Record<byte[], OutputRecord>> records) {
        for (Record<byte[], OutputRecord> record : records) {
            metrics.decided(Objects.requireNonNull(record.value().type()));
            context.forward(record);
        }
    }

    /** The conversation has no known owner any more: deletes its key from the compacted topic. */
    void disown(ConversationId id, Instant now) {
        context.forward(new Record<>(
                id.value().getBytes(StandardCharsets.UTF_8),
                new OutputRecord(topics.conversationOwners(), null, null),
                now.toEpochMilli()));
    }

    /**
     * Forwards the record on its own topic, under the id that its person has now.
     *
     * @return false when it was forwarded too often, and must be handled here
     * @throws UnusableException when it would be too large
     */
    boolean isForwarded(Record<byte[], byte[]> record, ConversationId to) {
        return isForwarded(origin().topic(), record, to, Hops.FRESH);
    }

    /**
     * The same for a record of this topic.
     *
     * @param search state of the search for the other form of the number, see {@link Hops}
     */
    boolean isForwarded(String topic, Record<byte[], byte[]> record, ConversationId to, int search) {
        ObjectNode json = Hops.json(record.value());
        if (Hops.sentOn(json) >= Relocation.MAX_HOPS) {
            return false;
        }
        Hops.count(json, search);
        json.put("conversationId", to.value());
        Record<byte[], OutputRecord> again = fitting(new Record<>(
                to.value().getBytes(StandardCharsets.UTF_8),
                new OutputRecord(topic, Hops.bytes(json), null),
                record.timestamp(),
                ofCopy(record.headers(), to)));
        metrics.forwarded();
        context.forward(again);
        return true;
    }

    /** The copy keeps the event's id, but has another source and subject than the event that ingest wrote. */
    private static Headers ofCopy(Headers original, ConversationId to) {
        Headers headers = new RecordHeaders(original);
        headers.remove("ce_source").add("ce_source", SOURCE.getBytes(StandardCharsets.UTF_8));
        return headers.remove("ce_subject").add("ce_subject", to.value().getBytes(StandardCharsets.UTF_8));
    }

    /** The position of the record that is handled now. */
    public DeadLetter.Origin origin() {
        var from = context.recordMetadata().orElseThrow();
        return new DeadLetter.Origin(from.topic(), from.partition(), from.offset());
    }

    /** Parks a record. If that fails, the record is skipped, counted and logged: it is still at its origin. */
    public void deadLetter(Record<byte[], byte[]> record, String reason) {
        deadLetter(origin(), record, reason);
    }

    /** The same for a record at another position. */
    public void deadLetter(DeadLetter.Origin from, Record<byte[], byte[]> record, String reason) {
        String topic = topics.deadLetterOf(from.topic());
        if (!limits.isOpen(topic)) {
            metrics.deadLetterLost(from.topic());
            LOG.errorf(
                    "Record cannot be parked and is skipped topic=%s partition=%d offset=%d reason=%s",
                    from.topic(), from.partition(), from.offset(), reason);
            return;
        }
        metrics.deadLettered(from.topic());
        DeadLetter letter = DeadLetter.of(from, record.key(), record.value(), record.headers(), reason);
        LOG.warnf(
                "Record went to the dead letter topic=%s partition=%d offset=%d reason=%s",
                from.topic(), from.partition(), from.offset(), reason);
        context.forward(new Record<>(
                letter.key(),
                new OutputRecord(topic, letter.value(), null),
                // Current time, not the record's: the topic would delete a record with an old time at once.
                context.currentSystemTimeMs(),
                letter.headers()));
    }
}
