package dev.relevo.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.EventTypes;
import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.Topics;
import dev.relevo.stack.quarkus.KafkaTestResource;
import dev.relevo.stack.quarkus.PostgresTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The base of tests of the whole service on a real broker and database, with the simulator as WhatsApp. Tests share all three, so
 * each uses its own number and account.
 */
@WithTestResource(KafkaTestResource.class)
@WithTestResource(PostgresTestResource.class)
@WithTestResource(GraphTestResource.class)
public abstract class ServiceTest {
    @Inject
    AgroalDataSource database;

    private final String bootstrapServers =
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final String graphUrl = ConfigProvider.getConfig().getValue("rating.graph.url", String.class);

    protected TopicProbe probe() {
        return new TopicProbe(bootstrapServers);
    }

    protected static RequestSpecification operator() {
        return bearer(GraphTestResource.OPERATOR_KEY);
    }

    /** The requests of an operator whose key is limited to {@link #narrowNumber}. */
    protected static RequestSpecification narrowOperator() {
        return bearer(GraphTestResource.NARROW_KEY);
    }

    /** The requests of a campaign tool. */
    protected static RequestSpecification campaign() {
        return bearer(GraphTestResource.CAMPAIGN_KEY);
    }

    /** The requests of another campaign tool, whose key is limited to the numbers 33001 to 33006. */
    protected static RequestSpecification otherCampaign() {
        return bearer(GraphTestResource.OTHER_CAMPAIGN_KEY);
    }

    protected static String narrowNumber() {
        return GraphTestResource.NARROW_NUMBER;
    }

    private static RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    /** Registers a number in the service and, rated GREEN, in the simulator. */
    protected void register(String phoneNumberId, String wabaId, String digits) {
        given().contentType("application/json")
                .body("""
                        {"wabaId": "%s", "displayPhoneNumber": "+%s", "verifiedName": "Lucky Shrub"}""".formatted(wabaId, digits))
                .put(graphUrl + "/sim/numbers/" + phoneNumberId)
                .then()
                .statusCode(200);
        registerHereOnly(phoneNumberId, wabaId, digits);
    }

    protected void registerHereOnly(String phoneNumberId, String wabaId, String digits) {
        operator()
                .body("""
                        {"wabaId": "%s", "displayNumber": "%s", "verifiedName": "Lucky Shrub",
                         "paths": [{"kind": "PHONE", "value": "+573001234567"}]}""".formatted(wabaId, digits))
                .put("/v1/numbers/" + phoneNumberId)
                .then()
                .statusCode(201);
    }

    /** Changes the rating of the number in the simulator. */
    protected void rate(String phoneNumberId, String rating) {
        given().contentType("application/json")
                .body("{\"rating\": \"" + rating + "\"}")
                .post(graphUrl + "/sim/numbers/" + phoneNumberId + "/rating")
                .then()
                .statusCode(200);
    }

    protected List<RatingEvent> ratingEvents(String phoneNumberId) {
        return probe().events(Topics.RATING_EVENTS, RatingEvent.class, phoneNumberId);
    }

    protected <T extends RatingEvent> List<T> ratingEvents(String phoneNumberId, Class<T> type) {
        return ratingEvents(phoneNumberId).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    protected List<String> ratingEventTypes(String phoneNumberId) {
        return ratingEvents(phoneNumberId).stream().map(EventTypes::of).toList();
    }

    protected NumberState lastState(String phoneNumberId) {
        List<NumberState> states = probe().events(Topics.NUMBER_STATES, NumberState.class, phoneNumberId);
        assertThat(states).isNotEmpty();
        return states.getLast();
    }

    protected void send(QualityEvent event) {
        probe().send(Topics.QUALITY_EVENTS, event);
    }

    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                // A query that meets an outage of the test is repeated.
                .ignoreException(IllegalStateException.class)
                .untilAsserted(assertion);
    }

    protected void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    protected String queried(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    protected static PhoneNumberId id(String phoneNumberId) {
        return new PhoneNumberId(phoneNumberId);
    }
}
