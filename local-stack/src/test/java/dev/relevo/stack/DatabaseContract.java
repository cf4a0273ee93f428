package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every database of the local stack must pass, embedded or in a container. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
    private Database database;

    abstract Database start(Path directory);

    @BeforeAll
    void startDatabase(@TempDir Path directory) {
        database = start(directory);
    }

    @AfterAll
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void it_is_postgresql_18() throws SQLException {
        assertThat(query("show server_version")).startsWith("18.");
    }

    @Test
    void the_owner_can_create_schemas_and_data_survives_a_restart_at_the_same_address() throws SQLException {
        String url = database.jdbcUrl();
        execute("create schema kept");
        execute("create table kept.note (text varchar)");
        execute("insert into kept.note values ('before the stop')");

        database.stop();
        database.restart();

        assertThat(database.jdbcUrl()).isEqualTo(url);
        assertThat(query("select text from kept.note")).isEqualTo("before the stop");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), Database.NAME, Database.NAME);
    }
}
