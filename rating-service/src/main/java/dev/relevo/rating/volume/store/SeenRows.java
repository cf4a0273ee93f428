package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.volume.count.Seen;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was counted of the messages and handoffs of the last days. */
@Singleton
public class SeenRows {
    private final Sql sql;
    private final SeenSlots slots;

    SeenRows(Sql sql, SeenSlots slots) {
        this.sql = sql;
        this.slots = slots;
    }

    private record Row(UUID id, int slot, Seen seen) {}

    /** The messages or handoffs of one batch; those never seen are {@link Seen#NOTHING}. */
    public final class Batch {
        private final Map<UUID, Row> stored = new HashMap<>();
        private final Map<UUID, Seen> changed = new HashMap<>();
        private final int today;

        private Batch(Collection<UUID> ids, Instant now) {
            this.today = slots.today(now);
            sql.list(
                            row -> new Row(
                                    row.columns().getObject("id", UUID.class),
                                    row.columns().getInt("slot"),
                                    new Seen(row.columns().getInt("steps"), row.time("due_at"))),
                            "select id, slot, steps, due_at from rating.volume_seen where id = any(?)",
                            (Object) ids.toArray(UUID[]::new))
                    .forEach(row -> stored.put(row.id, row));
        }

        /** What was counted of it, changes of this batch included. */
        public Seen get(UUID id) {
            Seen mine = changed.get(id);
            if (mine != null) {
                return mine;
            }
            Row row = stored.get(id);
            return row == null ? Seen.NOTHING : row.seen;
        }

        /** Changes what was counted of it. */
        public void put(UUID id, Seen seen) {
            if (!get(id).equals(seen)) {
                changed.put(id, seen);
            }
        }

        /** Stores the changes. A row stays in the slot of the day on which it was first seen. */
        public void save() {
            if (changed.isEmpty()) {
                return;
            }
            List<UUID> ids = changed.keySet().stream().sorted().toList();
            int[] slotNumbers = ids.stream().mapToInt(this::slot).toArray();
            int[] steps = ids.stream().mapToInt(id -> get(id).steps()).toArray();
            @Nullable Instant[] due = ids.stream().map(id -> get(id).dueAt()).toArray(Instant[]::new);
            int ignored = sql.update("""
                    insert into rating.volume_seen (id, slot, steps, due_at)
                    select * from unnest(?, ?, ?, ?)
                    on conflict (id, slot) do update set steps = excluded.steps, due_at = excluded.due_at""", ids.toArray(UUID[]::new), slotNumbers, steps, due);
        }

        private int slot(UUID id) {
            Row row = stored.get(id);
            return row == null ? today : row.slot;
        }
    }

    /** Reads what was counted of these messages or handoffs. */
    public Batch read(Collection<UUID> ids, Instant now) {
        return new Batch(ids, now);
    }
}
