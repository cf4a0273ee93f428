package dev.relevo.kit.intake;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classification of database failures: an outage, which a retry can resolve, a lost race, which a retry can resolve too, or an invalid statement, which no retry can.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class DatabaseOutage {
    /** Error classes worth a retry: connection, rollback (serialization, deadlock), resources, operator intervention, system. */
    private static final Set<String> HEALING = Set.of("08", "40", "53", "57", "58");
    /** Single error codes worth a retry: read-only after a failover; lock not available. */
    private static final Set<String> HEALING_STATES = Set.of("25006", "55P03");

    /** Another transaction changed the row first; a retry reads it again. By name, because not every service has JPA. */
    private static final Set<String> STALE =
            Set.of("jakarta.persistence.OptimisticLockException", "org.hibernate.StaleObjectStateException");

    private DatabaseOutage() {}

    /** True when any failure in the chain of causes is an outage. */
    public static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (STALE.contains(cause.getClass().getName())
                    || (cause instanceof SQLException sql && heals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** True for a missing SQL state too: the connection pool reports none when it times out. */
    private static boolean heals(@Nullable String state) {
        return state == null
                || HEALING_STATES.contains(state)
                || (state.length() == 5 && HEALING.contains(state.substring(0, 2)));
    }
}
