package dev.relevo.notifier.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.Ids;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.FakeGraphApi;
import dev.relevo.notifier.FakeGraphApi.Answer;
import dev.relevo.notifier.Outbound;
import dev.relevo.notifier.OutcomeReader;
import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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

/** The packaged service is killed, as by kill -9, between recording and publishing. Every message must still have its outcome. */
class OutcomeFaultsIT {
    private static final int MESSAGES = 200;
    private static final int CONVERSATIONS = 20;

    /** Settled messages before the service is killed: few enough that others are in progress. */
    private static final int BEFORE_DEATH = 40;

    private final FakeGraphApi graph = new FakeGraphApi();
    private Broker broker;
    private Database database;
    private NotifierProcess notifier;

    @BeforeEach
    void start(@TempDir Path directory) {
        broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
        database = LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres")));
        new TopicCreator(broker.bootstrapServers()).createAll(List.of());
        notifier = new NotifierProcess(directory, broker.bootstrapServers(), database, graph.start());
    }

    @AfterEach
    void stop() throws Exception {
        notifier.close();
        database.close();
        broker.close();
        graph.stop();
    }

    /** The retry is due only after the broker has stopped, so the message is settled while nothing can be published. */
    @Test
    void an_outcome_that_was_recorded_before_a_crash_is_published_after_it_and_no_duplicate_is_sent() throws Exception {
        var number = Outbound.of("8201");
        graph.answer("orphan", new Answer.Error(503, 131000, 600));
        send(List.of(number.reply("orphan")));
        eventually().until(() -> count("SELECT count(*) FROM delivery WHERE reason = 'UNAVAILABLE'") == 1);

        broker.stop();
        int ignored = update("UPDATE delivery SET next_attempt_at = now() WHERE delivery_key = 'orphan'");
        eventually().until(() -> settled() == 1);
        notifier.crash();
        broker.restart();
        notifier.restart();

        try (var outcomes = outcomes()) {
            eventually().until(() -> outcomes.kinds(number, "orphan").equals(List.of(Outcome.SENT)));
            assertThat(graph.calls("orphan")).hasSize(2);
        }
    }

    @Test
    void every_message_has_its_outcome_when_the_service_crashes_in_between() throws Exception {
        send(IntStream.range(0, MESSAGES)
                .mapToObj(i -> number(i).reply("crowd-" + i))
                .toList());
        eventually().until(() -> settled() >= BEFORE_DEATH);

        notifier.crash();
        notifier.restart();

        eventually()
                .until(() ->
                        settled() == MESSAGES && count("SELECT count(*) FROM outbox WHERE published_at IS NULL") == 0);
        try (var outcomes = outcomes()) {
            eventually().until(() -> IntStream.range(0, MESSAGES)
                    .noneMatch(i -> outcomes.kinds(number(i), "crowd-" + i).isEmpty()));
            for (int i = 0; i < MESSAGES; i++) {
                // A duplicate with the same id is allowed after a crash.
                assertThat(outcomes.of(number(i), "crowd-" + i))
                        .extracting(outcome -> outcome.meta().eventId() + outcome.outcome())
                        .containsOnly(Ids.derived("message-outcome", "crowd-" + i, "SENT") + Outcome.SENT);
            }
        }
    }

    private static Outbound number(int message) {
        return Outbound.of(Integer.toString(8300 + message % CONVERSATIONS));
    }

    private void send(List<OutboundMessage> messages) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (OutboundMessage message : messages) {
                var ignored = producer.send(new ProducerRecord<>(
                        Topics.OUTBOUND_MESSAGES.withPrefix(Topics.DEFAULT_PREFIX),
                        message.key().getBytes(StandardCharsets.UTF_8),
                        EventJson.write(message)));
            }
        }
    }

    private OutcomeReader outcomes() {
        return new OutcomeReader(
                broker.bootstrapServers(), Topics.CONVERSATION_EVENTS.withPrefix(Topics.DEFAULT_PREFIX));
    }

    private int settled() throws SQLException {
        return count("SELECT count(*) FROM delivery WHERE state = 'SENT'");
    }

    private int count(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), Database.NAME, Database.NAME);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private int update(String change) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), Database.NAME, Database.NAME);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(change);
        }
    }

    private String url() {
        return database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "currentSchema=notifier";
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
    }
}
