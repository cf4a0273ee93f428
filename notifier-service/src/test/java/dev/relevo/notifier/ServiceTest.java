package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.Event;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.stack.Database;
import dev.relevo.stack.quarkus.KafkaTestResource;
import dev.relevo.stack.quarkus.PostgresTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test of the whole service on a real broker, database and SMTP server, which are started once for all such tests. Each test has
 * its own number and receivers of that number only, so that tests do not affect each other.
 */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SmtpServer.class)
@QuarkusTestResource(FakeGraphApi.class)
@QuarkusTestResource(Keys.class)
abstract class ServiceTest {
    /** Set by its test resource, as the next two. */
    @SuppressWarnings("NullAway.Init")
    SmtpServer smtp;

    @SuppressWarnings("NullAway.Init")
    FakeGraphApi graph;

    @SuppressWarnings("NullAway.Init")
    Database databaseServer;

    @Inject
    EventProducer producer;

    @Inject
    TopicNames topics;

    @Inject
    AgroalDataSource database;

    @SuppressWarnings("NullAway.Init")
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** A receiver of an earlier test whose channel fails would be an alert for the receivers of this one. */
    @BeforeEach
    void noReceivers() {
        sql("DELETE FROM receiver");
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Keys.OPERATOR).contentType(ContentType.JSON);
    }

    static void receiver(String name, String channel, String language, String zone, String phoneNumberId) {
        operator()
                .body(Map.of(
                        "channel", channel,
                        "address", name + "@example.org",
                        "language", language,
                        "timeZone", zone,
                        "phoneNumberIds", List.of(phoneNumberId)))
                .put("/v1/receivers/" + name)
                .then()
                .statusCode(200);
    }

    void send(Topic topic, Event event) {
        producer.send(topic, event).join();
    }

    void send(RatingEvent event) {
        send(Topics.RATING_EVENTS, event);
    }

    void sendRaw(Topic topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topics.of(topic), key.getBytes(StandardCharsets.UTF_8), value))
                .join();
    }

    TopicReader reader(Topic topic) {
        return new TopicReader(bootstrapServers, topics.of(topic));
    }

    static String alertId(RatingEvent opening) {
        return AlertRules.changesFor(opening).getFirst().alert().alertId();
    }

    /** Types of the alert events of one alert, in order. */
    static List<String> types(TopicReader reader, String alertId) {
        return reader.withKey(alertId).stream()
                .map(record -> EventJson.read(AlertEvent.class, record.value()))
                .map(reading -> switch (reading) {
                    case EventJson.Reading.Known<AlertEvent>(AlertEvent event) ->
                        event.getClass().getSimpleName();
                    case EventJson.Reading.Unreadable<AlertEvent>(String reason) -> reason;
                    case EventJson.Reading.UnknownType<AlertEvent>(String type) -> type;
                })
                .toList();
    }

    int sql(String statement, Object... values) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query's first row, as text; {@code none} when there is no row. */
    String value(String query, String parameter) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(query)) {
            prepared.setString(1, parameter);
            try (var rows = prepared.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "none";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String stateOf(String deliveryKey) {
        return value("SELECT state FROM delivery WHERE delivery_key = ?", deliveryKey);
    }
}
