package dev.relevo.kit.outbox;

import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.EventProducers;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.loop.BackgroundLoops;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** An outbox on a table of its own, with a clock that the test sets. Its access rule is rating-service's. */
final class OutboxFixture implements AutoCloseable {
    static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    static final Duration KEEP = Duration.ofDays(7);

    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final String CREATE = """
            create schema {schema};
            create table {schema}.outbox (
              position bigint generated always as identity primary key, id text not null unique,
              aggregatetype text not null, aggregateid text not null, type text not null, payload text,
              headers jsonb not null default '{}', created_at timestamptz not null, published_at timestamptz,
              parked_at timestamptz, parked_reason text)""";

    final OutboxServers servers = OutboxServers.get();
    final OutboxTable table;
    final OutboxJobs jobs;
    final OutboxRelay relay;
    final ParkedRows parkedRows;
    private final DataSource database = servers.database();
    private final TopicNames names;
    private final EventProducer producer;
    private volatile Instant now = T0;

    /** An outbox whose topics exist. */
    OutboxFixture() {
        this(Topics.DEFAULT_PREFIX, OutboxServers.get().broker().bootstrapServers());
    }

    OutboxFixture(String prefix, String bootstrapServers) {
        int number = TABLES.incrementAndGet();
        String schema = "outbox_" + Character.toString('a' + number / 26) + Character.toString('a' + number % 26);
        execute(CREATE.replace("{schema}", schema));
        table = new OutboxTable(schema + ".outbox", number);
        names = new TopicNames(prefix);
        producer = EventProducers.of(bootstrapServers, names);
        OutboxSender sender = new OutboxSender(producer, names);
        relay = relayOn(database);
        jobs = new OutboxJobs(
                database, table, sender, KEEP, new BackgroundLoops(new SimpleMeterRegistry(), clock()), clock());
        parkedRows = new ParkedRows(database, table, () -> "parked.aggregateid = any (caller.numbers)");
    }

    /** A further replica's relay. */
    OutboxRelay relayOn(DataSource its) {
        return new OutboxRelay(its, table, new OutboxSender(producer, names), clock());
    }

    void setTime(Instant time) {
        now = time;
    }

    static RatingEvent event(String number, String id) {
        return new NumberHealthEvent.PollFailing(
                EventMeta.now(id, T0), new NumberRef(new PhoneNumberId(number), null, null), "x", T0);
    }

    /** Adds to the outbox in one transaction, which fails at its end unless it commits. */
    void inTransaction(boolean commits, Consumer<Outbox> cause) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            cause.accept(outboxOn(connection));
            if (commits) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(Topic topic, RatingEvent event) {
        inTransaction(true, outbox -> outbox.add(topic, event));
    }

    /** The outbox on a data source whose connections take part in the transaction of this one, as with JTA. */
    private Outbox outboxOn(Connection connection) {
        Connection shared = proxy(
                Connection.class,
                (self, method, values) -> method.getName().equals("close") ? null : invoke(connection, method, values));
        return new JdbcOutbox(connectionsOf(() -> shared), table, "rating-service", clock());
    }

    Outbox outboxOutsideTransactions() {
        return new JdbcOutbox(database, table, "rating-service", clock());
    }

    /** A database whose server is lost instead of the next commit. */
    DataSource databaseLostAtCommit() {
        return connectionsOf(() -> {
            Connection connection = database.getConnection();
            return proxy(Connection.class, (self, method, values) -> {
                if (method.getName().equals("commit")) {
                    connection.abort(Runnable::run);
                    throw new SQLException("connection lost", "08006");
                }
                return invoke(connection, method, values);
            });
        });
    }

    interface Connections {
        Connection next() throws SQLException;
    }

    private static DataSource connectionsOf(Connections connections) {
        return proxy(DataSource.class, (self, method, values) -> connections.next());
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Connection connection, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(connection, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Inserts a row that no version of the outbox would store. The payload is an expression in SQL. */
    void insert(String id, String topic, String key, String payload) {
        execute("insert into " + table.name() + " (id, aggregatetype, aggregateid, type, payload, created_at) values ('"
                + id + "', '" + topic + "', '" + key + "', 'x', " + payload + ", '" + T0 + "')");
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean ignored = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    DataSource database() {
        return database;
    }

    /** The ids of the events of a topic with this key, in order; {@code tombstone} for a tombstone. */
    List<String> published(Topic topic, String key) {
        return records(topic).stream()
                .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .map(record -> record.value() == null ? "tombstone" : id(record.value()))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers.broker().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(names.of(topic)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    private static String id(byte[] event) {
        try {
            return EventJson.mapper().readTree(event).get("eventId").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InstantSource clock() {
        return () -> now;
    }

    @Override
    public void close() {
        EventProducers.close(producer);
    }
}
