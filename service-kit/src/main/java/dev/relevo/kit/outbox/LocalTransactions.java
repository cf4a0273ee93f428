package dev.relevo.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Transactions of one connection, for work that no other resource takes part in. */
final class LocalTransactions {
    private static final Logger LOG = Logger.getLogger(LocalTransactions.class);

    private final DataSource database;

    LocalTransactions(DataSource database) {
        this.database = database;
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * The result of the work, after its commit.
     *
     * @throws OutboxException when the database fails; nothing is changed then, unless the commit itself failed
     */
    <T> T call(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean isCommitted = false;
            try {
                T result = work.on(connection);
                connection.commit();
                isCommitted = true;
                connection.setAutoCommit(true);
                return result;
            } finally {
                if (!isCommitted) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is lost, and the transaction with it. The failure that led here is thrown.
            LOG.debugf("Rollback failed reason=%s", e.getClass().getSimpleName());
        }
    }
}
