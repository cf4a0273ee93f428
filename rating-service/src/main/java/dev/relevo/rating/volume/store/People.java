package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.volume.count.Buckets;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.count.Tally;
import dev.relevo.rating.volume.count.Tally.PersonKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The distinct people of the last 24 hours. Each counts in the last interval in which they were seen, and moves with it. */
@Singleton
public class People {
    private static final String WANTED = "unnest(?, ?, ?, ?) as w (figure, owner, person, bucket)";

    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    private record Move(PersonKey key, Instant from, Instant to) {}

    /** Stores a batch's people and adds what that changes to the batch's counts. */
    public void add(Tally tally, Instant now) {
        SortedMap<PersonKey, Instant> wanted = new TreeMap<>(tally.people());
        // Of those, no row would tell that they were counted.
        wanted.values().removeIf(bucket -> bucket.isBefore(Buckets.first(now, Buckets.OUTCOMES)));
        if (wanted.isEmpty()) {
            return;
        }
        List<PersonKey> added = sql.list(
                row -> new PersonKey(
                        Figure.ofColumn(row.columns().getString("figure")),
                        row.columns().getString("owner"),
                        row.columns().getObject("person", UUID.class)),
                "insert into rating.volume_person (figure, owner, person, bucket) select * from " + WANTED
                        + " on conflict do nothing returning figure, owner, person",
                arguments(wanted));
        added.forEach(key -> {
            Instant bucket = Objects.requireNonNull(wanted.remove(key));
            tally.add(key.owner(), bucket, key.figure(), 1);
        });
        if (wanted.isEmpty()) {
            return;
        }
        List<Move> moved = sql.list(
                row -> new Move(
                        new PersonKey(
                                Figure.ofColumn(row.columns().getString("figure")),
                                row.columns().getString("owner"),
                                row.columns().getObject("person", UUID.class)),
                        row.timeOf("before"),
                        row.timeOf("later")),
                """
                with earlier as (
                  select p.figure, p.owner, p.person, p.bucket, w.bucket as later
                  from rating.volume_person p join %s using (figure, owner, person)
                  where p.bucket < w.bucket order by p.figure, p.owner, p.person for update of p)
                update rating.volume_person p set bucket = e.later from earlier e
                where p.figure = e.figure and p.owner = e.owner and p.person = e.person
                returning p.figure, p.owner, p.person, e.bucket as before, e.later""".formatted(WANTED),
                arguments(wanted));
        moved.forEach(move -> {
            tally.add(move.key.owner(), move.from, move.key.figure(), -1);
            tally.add(move.key.owner(), move.to, move.key.figure(), 1);
        });
    }

    /** Deletes the people who no longer count. */
    public void deleteOld(Instant now) {
        // An interval more, for a replica whose clock is behind.
        Instant oldest = Buckets.first(now, Buckets.OUTCOMES.plus(Buckets.SIZE));
        int ignored = sql.update("delete from rating.volume_person where bucket < ?", oldest);
    }

    private static Object[] arguments(SortedMap<PersonKey, Instant> people) {
        return Stream.<Object>of(
                        people.keySet().stream()
                                .map(key -> key.figure().column())
                                .toArray(String[]::new),
                        people.keySet().stream().map(PersonKey::owner).toArray(String[]::new),
                        people.keySet().stream().map(PersonKey::person).toArray(UUID[]::new),
                        people.values().toArray(Instant[]::new))
                .toArray();
    }
}
