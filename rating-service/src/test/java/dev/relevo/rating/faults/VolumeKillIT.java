package dev.relevo.rating.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.stack.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code kill -9} between the steps of a batch. A lock on the table of the next step holds the transaction there, so that the kill
 * hits it at this place and not by chance.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VolumeKillIT {
    private static final String NUMBER = "33001";
    private static final int MESSAGES = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path directory;

    private static HostileSetting setting;
    private static int sent;

    @BeforeAll
    static void start() {
        setting = HostileSetting.start(directory);
        setting.register(NUMBER, "43001");
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume_position", "volume_seen", "volume_person", "volume_count", "volume_touched"})
    @Order(1)
    void a_kill_before_this_table_loses_and_duplicates_nothing(String table) throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table rating." + table + " in access exclusive mode");
            sendStatuses();
            await().atMost(PATIENCE)
                    .until(() -> number("select count(*) from pg_stat_activity"
                                    + " where wait_event_type = 'Lock' and query like '%" + table + "%'")
                            > 0);

            setting.rating().kill();
            other.commit();
        }
        setting.rating().start();

        awaitCounts();
    }

    @Test
    @Order(2)
    void a_kill_between_the_commit_and_that_of_the_offsets_duplicates_nothing() throws SQLException {
        sendStatuses();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> counted("marketing") == sent);

        setting.rating().kill();
        setting.rating().start();
        sendStatuses();

        awaitCounts();
    }

    /** The database is one of an earlier time: what was counted since is counted again, from the stored position on. */
    @Test
    @Order(3)
    void after_a_restore_of_the_database_the_reader_goes_back() throws SQLException {
        long position = number("select sum(next_offset) from rating.volume_position");
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            setting.rating().kill();
            statement.execute("truncate rating.volume_seen, rating.volume_count, rating.volume_person");
            statement.execute("update rating.volume_position set next_offset = 0");
        }
        setting.rating().start();

        awaitCounts();
        assertThat(number("select sum(next_offset) from rating.volume_position"))
                .isEqualTo(position);
    }

    private static void sendStatuses() {
        Instant now = Instant.now().minusSeconds(1);
        for (int i = 0; i < MESSAGES; i++) {
            sent++;
            String person = "5730011" + (10_000 + sent);
            for (String status : new String[] {"sent", "delivered"}) {
                String ignored = setting.records().send(Topics.MESSAGE_STATUSES, NUMBER + ":" + person, """
                                {"type":"message-status","eventId":"%1$s %2$d","occurredAt":"%3$s","recordedAt":"%3$s",\
                                "version":1,"conversationId":"%4$s:%5$s","phoneNumberId":"%4$s",\
                                "person":{"id":"%5$s","waId":"%5$s"},"provider":"META","messageId":"m%2$d",\
                                "status":"%1$s","category":"marketing","errors":[]}""".formatted(
                                status, sent, now, NUMBER, person)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void awaitCounts() throws SQLException {
        await().atMost(PATIENCE).until(() -> counted("delivered") >= sent && counted("sent") >= sent);
        for (String figure : new String[] {"marketing", "sent", "delivered", "reached"}) {
            assertThat(counted(figure)).as(figure).isEqualTo(sent);
        }
    }

    private static long counted(String figure) throws SQLException {
        return number(
                "select coalesce(sum(" + figure + "), 0) from rating.volume_count where owner = '" + NUMBER + "'");
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(setting.database().jdbcUrl(), Database.NAME, Database.NAME);
    }
}
