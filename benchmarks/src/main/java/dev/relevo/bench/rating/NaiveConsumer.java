package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The usual way: one row and one transaction per status, and the counts by a query over the rows. The row's key makes a duplicate
 * harmless. It reads the same topic and writes to the same database.
 */
final class NaiveConsumer {
    private final String broker;
    private final String jdbcUrl;

    NaiveConsumer(String broker, String jdbcUrl) {
        this.broker = broker;
        this.jdbcUrl = jdbcUrl;
    }

    /** Statuses per second over this time, after a tenth of it as warm-up. */
    double perSecond(Duration duration) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, "group.id", "naive", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Connection database = Store.connect(jdbcUrl)) {
            createTable(database);
            consumer.subscribe(List.of(Topics.MESSAGE_STATUSES.withPrefix(Topics.DEFAULT_PREFIX)));
            long ignored = consume(consumer, database, duration.dividedBy(10));
            long start = System.nanoTime();
            long done = consume(consumer, database, duration);
            return done / ((System.nanoTime() - start) / 1e9);
        } catch (SQLException e) {
            throw new BenchFailure("the naive consumer failed: " + e.getMessage());
        }
    }

    private static void createTable(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            boolean ignored = statement.execute("create table public.naive_status (phone_number_id text not null,"
                    + " message_id text not null, status text not null, category text, occurred_at timestamptz not null,"
                    + " primary key (message_id, status))");
        }
        database.setAutoCommit(false);
    }

    private static long consume(KafkaConsumer<byte[], byte[]> consumer, Connection database, Duration duration)
            throws SQLException {
        long end = System.nanoTime() + duration.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (System.nanoTime() >= end) {
                    return done;
                }
                insert(database, record.value());
                done++;
            }
        }
        return done;
    }

    private static void insert(Connection database, byte[] value) throws SQLException {
        if (!(EventJson.read(MessageStatus.class, value)
                instanceof EventJson.Reading.Known<MessageStatus>(var status))) {
            throw new BenchFailure("not a status");
        }
        try (PreparedStatement row = database.prepareStatement(
                "insert into public.naive_status values (?, ?, ?, ?, ?) on conflict do nothing")) {
            row.setString(1, status.conversation().phoneNumberId().value());
            row.setString(2, status.messageId());
            row.setString(3, status.status().name());
            row.setString(4, status.category());
            row.setTimestamp(5, Timestamp.from(status.meta().occurredAt()));
            int ignored = row.executeUpdate();
        }
        database.commit();
    }
}
