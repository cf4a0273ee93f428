package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The service's database, looked at from outside. */
final class Store implements AutoCloseable {
    private final Connection connection;

    Store(String jdbcUrl) {
        this.connection = connect(jdbcUrl);
    }

    static Connection connect(String jdbcUrl) {
        try {
            return DriverManager.getConnection(jdbcUrl, Database.NAME, Database.NAME);
        } catch (SQLException e) {
            throw new BenchFailure("cannot connect to the database: " + e.getMessage());
        }
    }

    /** Statuses that were read in committed transactions. */
    long processed() {
        return number("select coalesce(sum(next_offset), 0) from rating.volume_position"
                + " where topic = 'relevo.message-statuses'");
    }

    long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new BenchFailure("no row: " + sql);
            }
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailure(e.getMessage() + ": " + sql);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean ignored = statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure(e.getMessage() + ": " + sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
