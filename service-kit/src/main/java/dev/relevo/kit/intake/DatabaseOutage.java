package dev.relevo.kit.intake;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away from a statement that is wrong: the first heals by waiting, the second never.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class DatabaseOutage {
    /** Connection, rollback (serialization, deadlock), resources, operator intervention, system; by class. */
    private static final Set<String> HEALING = Set.of("08", "40", "53", "57", "58");
    /** Read-only after a failover; lock not available. */
    private static final Set<String> HEALING_STATES = Set.of("25006", "55P03");

    private DatabaseOutage() {}

    /** True when anything in the chain of causes is an outage. */
    public static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && heals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The connection pool says no state when it waited in vain. */
    private static boolean heals(@Nullable String state) {
        return state == null
                || HEALING_STATES.contains(state)
                || (state.length() == 5 && HEALING.contains(state.substring(0, 2)));
    }
}
