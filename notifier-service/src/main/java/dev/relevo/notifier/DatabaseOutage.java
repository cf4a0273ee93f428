package dev.relevo.notifier;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which is waited for, from a record that the database will never take. */
final class DatabaseOutage {
    /**
     * Connection failure, transaction rollback (deadlock), no resources, operator intervention.
     *
     * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");

    /** What Agroal throws when no connection came in time: it gives no SQLSTATE. */
    private static final String NO_STATE = "";

    private DatabaseOutage() {}

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JDBCConnectionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLTimeoutException
                    || (cause instanceof SQLException sql && isTransient(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(@Nullable String state) {
        String known = state == null ? NO_STATE : state;
        return known.equals(NO_STATE) || TRANSIENT_CLASSES.contains(known.substring(0, Math.min(2, known.length())));
    }
}
