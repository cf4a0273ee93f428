package dev.relevo.rating.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 accounts of 20 numbers each at a Graph API that takes half a second: one service process with a heap of 192 MB, then two. */
class PollScaleIT {
    private static final Logger LOG = Logger.getLogger(PollScaleIT.class);
    private static final int ACCOUNTS = 500;
    private static final int NUMBERS = 20;
    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final Duration EVERY = Duration.ofSeconds(15);

    /** Row versions change with every update, also one that sets the same values. */
    private static final String VERSIONS = """
            select md5(string_agg(n.xmin::text || n.ctid::text || s.xmin::text || s.ctid::text, ',' order by n.phone_number_id))
            from rating.phone_number n join rating.number_sighting s on s.phone_number_id = n.phone_number_id""";

    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Map<String, Long> lastBegin = new ConcurrentHashMap<>();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger tooSoon = new AtomicInteger();
    private volatile boolean isWatched;

    @Test
    void one_replica_polls_all_in_30_seconds_and_two_never_poll_an_account_twice(@TempDir Path directory)
            throws SQLException {
        try (Broker broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
                Database database =
                        LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres")));
                HostileGraph graph = new HostileGraph()) {
            new TopicCreator(broker.bootstrapServers()).createAll(List.of());
            graph.answers(this::list);
            Map<String, String> settings = Map.of("rating.poll.every", EVERY.toString());
            try (RatingProcess one =
                            new RatingProcess(directory, broker.bootstrapServers(), database, graph.url(), settings);
                    Connection connection =
                            DriverManager.getConnection(database.jdbcUrl(), Database.NAME, Database.NAME)) {
                register(connection);
                awaitListed(connection, Duration.ofSeconds(120), "listed_at is not null", ACCOUNTS);

                String versions = text(connection, VERSIONS);
                String from = text(connection, "select clock_timestamp()");
                // A poll that runs now began before; its account is polled again after the interval only.
                int due = update(
                        connection,
                        "update rating.poll_account set next_poll_at = clock_timestamp() where lease is null");
                long begin = System.nanoTime();
                awaitListed(connection, Duration.ofSeconds(30), "listed_at > '" + from + "'", due);
                LOG.infof(
                        "round: accounts=%d numbers=%d millis=%d",
                        due,
                        due * NUMBERS,
                        Duration.ofNanos(System.nanoTime() - begin).toMillis());

                assertThat(text(connection, VERSIONS)).isEqualTo(versions);
                twoReplicas(directory, broker, database, graph, settings);
                assertThat(one.isAlive()).isTrue();
                assertThat(one.log()).doesNotContain("ERROR");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void twoReplicas(
            Path directory, Broker broker, Database database, HostileGraph graph, Map<String, String> settings)
            throws IOException {
        try (RatingProcess two =
                new RatingProcess(directory, broker.bootstrapServers(), database, graph.url(), settings)) {
            isWatched = true;
            int calls = graph.calls();
            await().atMost(Duration.ofSeconds(90)).until(() -> graph.calls() >= calls + 3 * ACCOUNTS);
            assertThat(two.metrics()).contains("relevo_rating_polls_total{outcome=\"numbers\"}");
            assertThat(two.log()).doesNotContain("ERROR");
        }
        assertThat(overlaps).hasValue(0);
        assertThat(tooSoon).hasValue(0);
    }

    private void list(HttpExchange exchange) throws IOException {
        String account = exchange.getRequestURI().getPath().split("/")[2];
        AtomicInteger parallel = running.computeIfAbsent(account, ignored -> new AtomicInteger());
        long begin = System.nanoTime();
        Long last = lastBegin.put(account, begin);
        if (parallel.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        // A tenth is jitter.
        if (isWatched
                && last != null
                && begin - last < EVERY.multipliedBy(8).dividedBy(10).toNanos()) {
            tooSoon.incrementAndGet();
        }
        try {
            Thread.sleep(ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            parallel.decrementAndGet();
        }
        HostileGraph.text(
                exchange,
                200,
                IntStream.range(0, NUMBERS)
                        .mapToObj(i ->
                                "{\"id\":\"" + account + i + "\",\"quality_rating\":\"GREEN\",\"status\":\"CONNECTED\","
                                        + "\"whatsapp_business_manager_messaging_limit\":\"TIER_10K\"}")
                        .collect(Collectors.joining(",", "{\"data\":[", "]}")));
    }

    /** All at once; a request each would take minutes. */
    private static void register(Connection connection) throws SQLException {
        int ignored = update(connection, """
                insert into rating.phone_number (phone_number_id, waba_id, display_number, retail, rule_set, time_zone, paths,
                  rating, colour_at, observed_at, last_cleared_at, version)
                select 'a' || a || 'n' || n, 'a' || a || 'n', '1555' || (a * 100 + n), false, 'human-escalation-2020', 'UTC', '[]',
                  'UNKNOWN', 'epoch', 'epoch', 'epoch', 0
                from generate_series(1, %d) a, generate_series(0, %d) n""".formatted(ACCOUNTS, NUMBERS - 1));
    }

    private static void awaitListed(Connection connection, Duration patience, String condition, long expected) {
        await().atMost(patience).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> assertThat(
                        count(connection, "select count(*) from rating.poll_account where " + condition))
                .isGreaterThanOrEqualTo(expected));
    }

    private static int update(Connection connection, String statement) throws SQLException {
        try (var update = connection.createStatement()) {
            return update.executeUpdate(statement);
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        return Long.parseLong(text(connection, query));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
