package dev.relevo.notifier.outbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The operators' actions on parked rows, which cannot be published. */
@Singleton
class ParkedRows {
    private final OutboxRows rows;

    ParkedRows(OutboxRows rows) {
        this.rows = rows;
    }

    /** The parked rows, the oldest first. */
    @Transactional
    List<ParkedRow> list(Set<String> numbers, int max) {
        return rows.parked(numbers, max).stream()
                .map(OutboxRow::parked)
                .filter(Objects::nonNull)
                .toList();
    }

    @Transactional
    long count() {
        return rows.countParked();
    }

    /** Releases a row for a retry in the next round; false when no such row is parked. */
    @Transactional
    boolean retry(String id, Set<String> numbers) {
        Optional<OutboxRow> row = rows.parked(id, numbers);
        row.ifPresent(OutboxRow::unpark);
        return row.isPresent();
    }

    /** Deletes a row permanently, which unblocks the later rows of its key; false when no such row is parked. */
    @Transactional
    boolean discard(String id, Set<String> numbers) {
        Optional<OutboxRow> row = rows.parked(id, numbers);
        row.ifPresent(rows::delete);
        return row.isPresent();
    }
}
