package dev.relevo.notifier.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.RatingEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.FakeGraphApi;
import dev.relevo.notifier.RatingEvents;
import dev.relevo.notifier.SmtpServer;
import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged services, of which one is killed, as by kill -9. Every alert still reaches its receivers, in its time. */
class AlertFaultsIT {
    private static final int NUMBERS = 60;

    /** Told before the kill: few enough that others are in progress. */
    private static final int BEFORE_DEATH = 10;

    /** Each number is a group of its own. */
    private static final String TREE = """
            route:
              receiver: ana
              group_by: ['...']
              group_wait: 0s
              routes:
                - matchers: ['number != ""']
                  ladder: [{receiver: ana}, {receiver: ben, after: 15m}]
            """;

    private final FakeGraphApi graph = new FakeGraphApi();
    private final SmtpServer smtp = new SmtpServer();
    private Broker broker;
    private Database database;
    private NotifierProcess one;
    private NotifierProcess other;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, SQLException {
        broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
        database = LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres")));
        new TopicCreator(broker.bootstrapServers()).createAll(List.of());
        Map<String, String> settings = new HashMap<>(graph.start());
        settings.putAll(smtp.start());
        one = service(directory.resolve("one"), settings);
        other = service(directory.resolve("other"), settings);
        for (String name : List.of("ana", "ben")) {
            update(
                    "INSERT INTO receiver (name, channel, address, language, time_zone, kinds, phone_number_ids) VALUES ('"
                            + name + "', 'email', '" + name + "@example.org', 'en', 'UTC', '{}', '{}')");
        }
        update("INSERT INTO routing_tree VALUES (1, $$" + TREE + "$$, 'ana', now())");
        // Both read the tree within two seconds.
        eventually().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        database.close();
        broker.close();
        smtp.stop();
        graph.stop();
    }

    @Test
    void every_number_is_told_when_a_replica_is_killed_and_the_ladder_continues_after_a_restart() throws Exception {
        send(IntStream.range(0, NUMBERS)
                .mapToObj(i -> RatingEvents.of("97" + (1000 + i)).opened())
                .toList());
        eventually().until(() -> smtp.mailsTo("ana@example.org").size() >= BEFORE_DEATH);

        one.crash();

        eventually().until(() -> told("ana") == NUMBERS);
        // A mail whose result was not recorded is sent again with the same Message-ID.
        assertThat(smtp.mailsTo("ana@example.org").stream()
                        .map(SmtpServer.Mail::messageId)
                        .distinct())
                .hasSize(NUMBERS);
        assertThat(told("ben")).isZero();

        other.crash();
        update("UPDATE alert_group SET escalate_at = now() WHERE step = 0");
        one.restart();
        other.restart();

        eventually().until(() -> told("ben") == NUMBERS);
        assertThat(smtp.mailsTo("ben@example.org").stream()
                        .map(SmtpServer.Mail::messageId)
                        .distinct())
                .hasSize(NUMBERS);
        eventually().until(() -> count("SELECT count(*) FROM delivery WHERE state <> 'SENT'") == 0);
    }

    /** How many numbers the mails to a receiver name. */
    private long told(String receiver) {
        return smtp.mailsTo(receiver + "@example.org").stream()
                .map(SmtpServer.Mail::subject)
                .distinct()
                .count();
    }

    private NotifierProcess service(Path directory, Map<String, String> settings) throws IOException {
        Files.createDirectories(directory);
        return new NotifierProcess(directory, broker.bootstrapServers(), database, settings);
    }

    private void send(List<RatingEvent> events) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (RatingEvent event : events) {
                var ignored = producer.send(new ProducerRecord<>(
                        Topics.RATING_EVENTS.withPrefix(Topics.DEFAULT_PREFIX),
                        event.key().getBytes(StandardCharsets.UTF_8),
                        EventJson.write(event)));
            }
        }
    }

    private int count(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), Database.NAME, Database.NAME);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void update(String change) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), Database.NAME, Database.NAME);
                var statement = connection.createStatement()) {
            int ignored = statement.executeUpdate(change);
        }
    }

    private String url() {
        return database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "currentSchema=notifier";
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
    }
}
