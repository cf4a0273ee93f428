package dev.relevo.notifier.outbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What operators do about rows that cannot be published. */
@Singleton
class ParkedRows {
    private final OutboxRows rows;

    ParkedRows(OutboxRows rows) {
        this.rows = rows;
    }

    /** The oldest first. */
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

    /** Lets the next round try it again; false when no such row is parked. */
    @Transactional
    boolean retry(String id, Set<String> numbers) {
        Optional<OutboxRow> row = rows.parked(id, numbers);
        row.ifPresent(OutboxRow::unpark);
        return row.isPresent();
    }

    /** Drops it for good, and what waits behind it goes out; false when no such row is parked. */
    @Transactional
    boolean discard(String id, Set<String> numbers) {
        Optional<OutboxRow> row = rows.parked(id, numbers);
        row.ifPresent(rows::delete);
        return row.isPresent();
    }
}
