package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The partitions of {@code volume_seen}, one per day of UTC. Each is emptied 8 days later, at the latest when it is used again:
 * truncating costs nothing, where deleting a day's rows would cost as much as counting them.
 */
@Singleton
public class SeenSlots {
    /** Partitions: today's and those of the 7 days before, in which a status may still be delivered again; one is empty. */
    static final int SLOTS = 9;

    private final Sql sql;

    SeenSlots(Sql sql) {
        this.sql = sql;
    }

    /** The slot of this day, without rows of an earlier one. */
    int today(Instant now) {
        LocalDate day = day(now);
        int slot = slot(day);
        // Looks first: the statement of prepare locks the row, which would make all batches wait for each other.
        if (!isOf(slot, day)) {
            prepare(slot, day);
        }
        return slot;
    }

    /** Empties the slots of days whose messages are no longer counted. */
    public void emptyOld(Instant now) {
        LocalDate oldest = day(now).minusDays(SLOTS - 2);
        sql.list(
                        row -> row.columns().getInt("slot"),
                        "delete from rating.volume_slot where day < cast(? as date) returning slot",
                        oldest.toString())
                .forEach(this::truncate);
    }

    private boolean isOf(int slot, LocalDate day) {
        return !sql.list(
                        row -> row.columns().getInt(1),
                        "select 1 from rating.volume_slot where slot = ? and day = cast(? as date)",
                        slot,
                        day.toString())
                .isEmpty();
    }

    private void prepare(int slot, LocalDate day) {
        List<Integer> taken = sql.list(row -> row.columns().getInt("slot"), """
                insert into rating.volume_slot as s (slot, day) values (?, cast(? as date))
                on conflict (slot) do update set day = excluded.day where s.day <> excluded.day
                returning slot""", slot, day.toString());
        taken.forEach(this::truncate);
    }

    private void truncate(int slot) {
        int ignored = sql.update("truncate rating.volume_seen_" + slot);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static int slot(LocalDate day) {
        return (int) Math.floorMod(day.toEpochDay(), SLOTS);
    }
}
