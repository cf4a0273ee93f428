package dev.relevo.rating.freshness;

import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The memory of whether anybody looked. After a start, or when nobody looked for a third of the promised age (all replicas down, or
 * the database unavailable), numbers are old because of us: for one promised age none is told as stale, so that polls can catch up.
 * Permits fail closed meanwhile, because the state is old.
 */
@ApplicationScoped
class FreshnessWatch {
    private final Sql sql;
    private final Duration maxAge;

    FreshnessWatch(Sql sql, RatingConfig config) {
        this.sql = sql;
        this.maxAge = config.freshness().maxAge();
    }

    private record Look(Instant at, Instant quietUntil) {}

    /** Notes that somebody looks now; true while no number is to be told as stale. */
    @Transactional
    boolean look(Instant now) {
        int ignored = sql.update(
                "insert into rating.freshness_watch (one, looked_at, quiet_until) values (true, ?, ?) on conflict do nothing",
                now,
                now.plus(maxAge));
        List<Look> last = sql.list(
                row -> new Look(
                        Objects.requireNonNull(row.time("looked_at")), Objects.requireNonNull(row.time("quiet_until"))),
                "select looked_at, quiet_until from rating.freshness_watch for update");
        Instant quietUntil = quietUntil(last.getFirst(), now);
        ignored = sql.update("update rating.freshness_watch set looked_at = ?, quiet_until = ?", now, quietUntil);
        return now.isBefore(quietUntil);
    }

    private Instant quietUntil(Look last, Instant now) {
        boolean wasBlind = Duration.between(last.at(), now).compareTo(maxAge.dividedBy(3)) > 0;
        return wasBlind ? now.plus(maxAge) : last.quietUntil();
    }
}
