package dev.relevo.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A database in a container. */
final class PostgresContainerDatabase implements Database {
    private static final String IMAGE = "postgres:18";

    private final PostgreSQLContainer postgres;
    private final RestartableContainer container;

    private PostgresContainerDatabase(int port) {
        postgres = new PostgreSQLContainer(IMAGE)
                .withDatabaseName(NAME)
                .withUsername(NAME)
                .withPassword(NAME);
        // A fixed port of the host, because clients keep the address after a restart.
        postgres.setPortBindings(List.of(port + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
        container = new RestartableContainer(postgres);
    }

    static PostgresContainerDatabase start(int port) {
        PostgresContainerDatabase database = new PostgresContainerDatabase(port);
        database.postgres.start();
        return database;
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void restart() {
        container.restart(this::answers);
    }

    @Override
    public void close() {
        postgres.close();
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), NAME, NAME)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
