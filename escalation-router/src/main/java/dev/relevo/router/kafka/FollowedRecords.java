package dev.relevo.router.kafka;

import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.kit.UnknownTypes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Parses the records of followed topics. An unusable record is skipped and counted; it never stops a follower. Thread-safe. */
@Singleton
public class FollowedRecords {
    private static final Logger LOG = Logger.getLogger(FollowedRecords.class);

    private final UnknownTypes unknownTypes;

    public FollowedRecords(UnknownTypes unknownTypes) {
        this.unknownTypes = unknownTypes;
    }

    /** The event in a record; empty when it was skipped. */
    public <T extends Event> Optional<T> read(Class<T> root, ConsumerRecord<byte[], byte[]> record) {
        return switch (EventJson.read(root, record.value())) {
            case Reading.Known<T>(T event) -> Optional.of(event);
            case Reading.Unreadable<T>(String reason) -> {
                skip(record, reason);
                yield Optional.empty();
            }
            case Reading.UnknownType<T>(String type) -> {
                unknownTypes.skipped(record.topic(), type);
                yield Optional.empty();
            }
        };
    }

    /**
     * The same for a compacted topic, where the record's key must match the event's: otherwise the event's tombstone would not
     * delete it.
     */
    public <T extends Event> Optional<T> readKeyed(Class<T> root, ConsumerRecord<byte[], byte[]> record) {
        Optional<T> event = read(root, record);
        if (event.isPresent() && !event.get().key().equals(key(record))) {
            skip(record, "its key is not the event's");
            return Optional.empty();
        }
        return event;
    }

    /** The record's key; empty when it has none. */
    public static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /**
     * Counts and logs a skipped record.
     *
     * @param reason without any content
     */
    public void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
        unknownTypes.unusable(record.topic());
        LOG.warnf(
                "Record skipped topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
    }
}
