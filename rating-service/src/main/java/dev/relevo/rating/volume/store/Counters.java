package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.count.Tally;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The counts by number and interval. */
@Singleton
public class Counters {
    private static final List<Figure> FIGURES = List.of(Figure.values());
    private static final String ADD = "insert into rating.volume_count as c (owner, bucket, " + columns("\"%1$s\"")
            + ") select * from unnest(?, ?" + ", ?".repeat(FIGURES.size()) + ")"
            + " on conflict (owner, bucket) do update set "
            + columns("\"%1$s\" = c.\"%1$s\" + excluded.\"%1$s\"");

    private final Sql sql;

    Counters(Sql sql) {
        this.sql = sql;
    }

    /** Adds a batch's counts and failures. */
    public void add(Tally tally) {
        if (!tally.counts().isEmpty()) {
            int ignored = sql.update(ADD, arguments(tally));
        }
        if (!tally.failures().isEmpty()) {
            List<Tally.Failure> failures = List.copyOf(tally.failures().keySet());
            int ignored = sql.update(
                    """
                    insert into rating.volume_failure as f (owner, bucket, code, failed)
                    select * from unnest(?, ?, ?, ?)
                    on conflict (owner, bucket, code) do update set failed = f.failed + excluded.failed""",
                    failures.stream().map(failure -> failure.slot().owner()).toArray(String[]::new),
                    failures.stream().map(failure -> failure.slot().bucket()).toArray(Instant[]::new),
                    failures.stream().mapToInt(Tally.Failure::code).toArray(),
                    tally.failures().values().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
        }
    }

    /** Deletes the counts of intervals before this time. */
    public void deleteBefore(Instant bucket) {
        int ignored = sql.update("delete from rating.volume_count where bucket < ?", bucket)
                + sql.update("delete from rating.volume_failure where bucket < ?", bucket);
    }

    private static Object[] arguments(Tally tally) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(tally.counts().keySet().stream().map(Tally.Slot::owner).toArray(String[]::new));
        arguments.add(tally.counts().keySet().stream().map(Tally.Slot::bucket).toArray(Instant[]::new));
        for (Figure figure : FIGURES) {
            arguments.add(tally.counts().values().stream()
                    .mapToInt(amounts -> amounts[figure.ordinal()])
                    .toArray());
        }
        return arguments.toArray();
    }

    static String columns(String format) {
        return FIGURES.stream().map(figure -> format.formatted(figure.column())).collect(Collectors.joining(", "));
    }
}
