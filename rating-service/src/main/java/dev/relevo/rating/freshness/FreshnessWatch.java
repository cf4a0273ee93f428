package dev.relevo.rating.freshness;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.RatingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The shared memory of whether any replica looked for stale numbers; see {@link Look}. By the database's clock: the clocks of
 * replicas differ.
 */
@ApplicationScoped
class FreshnessWatch {
    private final Sql sql;
    private final Duration maxAge;

    FreshnessWatch(Sql sql, RatingConfig config) {
        this.sql = sql;
        this.maxAge = config.freshness().maxAge();
    }

    /** Notes that somebody looks now; true while no number is to be told as stale. */
    @Transactional
    boolean look() {
        Instant now = sql.list(row -> Objects.requireNonNull(row.time("now")), "select clock_timestamp() as now")
                .getFirst();
        Look first = Look.first(maxAge, now);
        int ignored = sql.update(
                "insert into rating.freshness_watch (one, looked_at, quiet_until) values (true, ?, ?) on conflict do nothing",
                first.at(),
                first.quietUntil());
        List<Look> last = sql.list(
                row -> new Look(
                        Objects.requireNonNull(row.time("looked_at")), Objects.requireNonNull(row.time("quiet_until"))),
                "select looked_at, quiet_until from rating.freshness_watch for update");
        Look next = last.getFirst().next(maxAge, now);
        ignored = sql.update(
                "update rating.freshness_watch set looked_at = ?, quiet_until = ?", next.at(), next.quietUntil());
        return next.isQuiet();
    }
}
