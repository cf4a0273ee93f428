package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.volume.count.Figure;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums of the counts. */
@Singleton
public class Totals {
    private static final List<Figure> FIGURES = List.of(Figure.values());
    private static final String SUMS = Counters.columns("coalesce(sum(\"%1$s\"), 0) as \"%1$s\"");
    private static final String BETWEEN = " from rating.volume_count where owner = ? and bucket >= ? and bucket < ?";

    private final Sql sql;

    Totals(Sql sql) {
        this.sql = sql;
    }

    /** The counts of one hour. */
    public record Hour(Instant start, Map<Figure, Integer> counts) {}

    private record Code(int code, int failed) {}

    /** The sums of the intervals that begin in this time, the end excluded. */
    public Map<Figure, Integer> between(String owner, Instant first, Instant end) {
        return sql.list(Totals::counts, "select " + SUMS + BETWEEN, owner, first, end)
                .getFirst();
    }

    /** People reached over these owners, from this interval on. */
    public int reached(Collection<String> owners, Instant first) {
        return sql.list(row -> row.columns().getInt("reached"), """
                        select coalesce(sum(reached), 0) as reached from rating.volume_count
                        where owner = any(?) and bucket >= ?""", owners.toArray(String[]::new), first)
                .getFirst();
    }

    /** Failed messages by code, from this interval on. */
    public Map<Integer, Integer> failures(String owner, Instant first) {
        Map<Integer, Integer> failures = new HashMap<>();
        sql.list(row -> new Code(row.columns().getInt("code"), row.columns().getInt("failed")), """
                        select code, sum(failed) as failed from rating.volume_failure
                        where owner = ? and bucket >= ? group by code""", owner, first)
                .forEach(code -> failures.put(code.code, code.failed));
        return failures;
    }

    /** The sums by hour, the oldest first; hours without a count are absent. */
    public List<Hour> hours(String owner, Instant first, Instant end) {
        return sql.list(
                row -> new Hour(row.timeOf("hour"), counts(row)),
                "select date_trunc('hour', bucket, 'UTC') as hour, " + SUMS + BETWEEN + " group by 1 order by 1",
                owner,
                first,
                end);
    }

    private static Map<Figure, Integer> counts(Sql.Row row) throws SQLException {
        Map<Figure, Integer> counts = new EnumMap<>(Figure.class);
        for (Figure figure : FIGURES) {
            counts.put(figure, row.number(figure.column()));
        }
        return counts;
    }
}
