package dev.relevo.rating.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The operations on parked rows: list, retry and discard. */
@ApplicationScoped
class ParkedRows {
    /** The most rows that are listed. */
    static final int MAX_LISTED = 500;

    private static final Logger LOG = Logger.getLogger(ParkedRows.class);

    private final OutboxRows rows;

    ParkedRows(OutboxRows rows) {
        this.rows = rows;
    }

    /**
     * A parked row, without its payload.
     *
     * @param key key of the record: the id of the number
     * @param bytes size of the payload as text; 0 for a tombstone
     * @param waiting how many later rows of its topic and key wait behind it
     */
    public record ParkedRow(
            UUID id,
            String topic,
            String key,
            String type,
            Instant createdAt,
            Instant parkedAt,
            ParkReason reason,
            int bytes,
            long waiting) {}

    /** Oldest first. */
    @Transactional
    List<ParkedRow> list(Predicate<String> isKeyVisible) {
        return rows.parked(MAX_LISTED).stream()
                .filter(row -> isKeyVisible.test(row.key))
                .flatMap(row -> view(row).stream())
                .toList();
    }

    /**
     * Unparks the row, so that the relay retries it.
     *
     * @return false when no such row is parked
     */
    @Transactional
    boolean retry(UUID id, Predicate<String> isKeyVisible) {
        Optional<OutboxRow> parked = find(id, isKeyVisible);
        parked.ifPresent(OutboxRow::unpark);
        return parked.isPresent();
    }

    /**
     * Deletes the row, so that the rows behind it are published.
     *
     * @param who holder of the API key, for the log
     * @return false when no such row is parked
     */
    @Transactional
    boolean discard(UUID id, String who, Predicate<String> isKeyVisible) {
        Optional<OutboxRow> parked = find(id, isKeyVisible);
        parked.ifPresent(row -> {
            rows.delete(row);
            LOG.warnf("Parked event discarded event=%s topic=%s type=%s holder=%s", row.id, row.topic, row.type, who);
        });
        return parked.isPresent();
    }

    private Optional<OutboxRow> find(UUID id, Predicate<String> isKeyVisible) {
        return rows.parkedById(id).filter(row -> isKeyVisible.test(row.key));
    }

    private Optional<ParkedRow> view(OutboxRow row) {
        Instant parkedAt = row.parkedAt;
        ParkReason reason = row.parkedReason;
        if (parkedAt == null || reason == null) {
            return Optional.empty();
        }
        int bytes = row.payload == null ? 0 : row.payload.getBytes(StandardCharsets.UTF_8).length;
        return Optional.of(new ParkedRow(
                row.id, row.topic, row.key, row.type, row.createdAt, parkedAt, reason, bytes, rows.countBehind(row)));
    }
}
