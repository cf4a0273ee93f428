package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Policies are deleted, are bounded, and no record on their topic stops the reading of the next. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class PolicyEndTest extends RouterService {
    private static final String NUMBER = "209990000000021";
    private static final int MAX_BYTES = 512 * 1024;

    @Inject
    PolicyEndTest(
            EventProducer producer,
            TopicNames topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        super(producer, topics, bootstrapServers);
    }

    @Test
    void a_deleted_policy_no_longer_applies_and_can_be_published_again() {
        String own = POLICY.replace("default", NUMBER);
        put(NUMBER, own).statusCode(200);

        as("agent").delete("/v1/policies/" + NUMBER).then().statusCode(403);
        as("operator").delete("/v1/policies/" + NUMBER).then().statusCode(204);
        as("operator").get("/v1/policies/" + NUMBER).then().statusCode(404);
        as("operator").delete("/v1/policies/" + NUMBER).then().statusCode(404);
        as("operator").delete("/v1/policies/default").then().statusCode(204);
        as("operator").get("/v1/queues").then().statusCode(200);

        put(NUMBER, own).statusCode(200);
        as("operator").get("/v1/policies/" + NUMBER).then().statusCode(200);
    }

    @Test
    void a_string_that_cannot_be_a_number_is_refused_by_name() {
        for (String number : List.of("a%0d%0ab", "1:2", "9".repeat(65))) {
            refused(
                    "number",
                    as("operator")
                            .urlEncodingEnabled(false)
                            .get("/v1/policies/" + number)
                            .then());
            refused(
                    "number",
                    as("operator")
                            .urlEncodingEnabled(false)
                            .delete("/v1/policies/" + number)
                            .then());
            refused(
                    "number",
                    as("operator")
                            .urlEncodingEnabled(false)
                            .contentType("text/plain")
                            .body(POLICY)
                            .put("/v1/policies/" + number)
                            .then());
        }
    }

    @Test
    void a_policy_is_taken_up_to_its_limit_and_not_beyond() {
        String own = POLICY.replace("default", NUMBER);
        String fits = own + "#".repeat(MAX_BYTES - own.length());

        put(NUMBER, fits).statusCode(200);
        assertThat(put(NUMBER, fits + "#").extract().statusCode()).isIn(400, 413);
        assertThat(put(NUMBER, fits.substring(0, MAX_BYTES - 1) + "é").extract().statusCode())
                .isIn(400, 413);
        // Every quote is two bytes in JSON.
        refused("serialised", put(NUMBER, own + "#" + "\"".repeat(MAX_BYTES - own.length() - 1)));
        as("operator")
                .contentType("text/plain")
                .body(fits + "#")
                .post("/v1/policies/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("violations[0].message", containsString("524288"));
        as("operator").get("/v1/policies/" + NUMBER).then().body(equalTo(fits));
    }

    @Test
    void what_a_problem_quotes_is_short_and_has_no_control_characters() {
        String problem = as("operator")
                .contentType("text/plain")
                .body("\"a\\nFORGED " + "x".repeat(5_000) + "\": 1\nnumber: \"1\\r\\nFORGED\"\n")
                .put("/v1/policies/" + NUMBER)
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(problem.length()).isLessThan(8_000);
        assertThat(problem).doesNotContain("\\n").doesNotContain("\\r");
    }

    /** Written past the API. */
    @Test
    void no_record_stops_the_reading_of_the_next() {
        String own = POLICY.replace("default", "209990000000022");
        write("209990000000022", null);
        write("a\nb", published("a\nb", own));
        write("9".repeat(3_000), published("9".repeat(3_000), own));
        write("209990000000022", published("209990000000023", own));
        write("209990000000024", published("209990000000024", own + "#".repeat(MAX_BYTES)));
        write("209990000000024", "garbage".getBytes(StandardCharsets.UTF_8));
        write("209990000000024", "{\"type\":\"policy-later\"}".getBytes(StandardCharsets.UTF_8));
        write("209990000000024", published("209990000000024", "a: &a [*a]\n" + "? [".repeat(40)));
        write("209990000000022", published("209990000000022", own));

        Awaitility.await().untilAsserted(() -> as("operator")
                .get("/v1/policies/209990000000022")
                .then()
                .statusCode(200)
                .body(equalTo(own)));
        as("operator").get("/v1/policies/209990000000023").then().statusCode(404);
        as("operator").get("/v1/policies/209990000000024").then().statusCode(404);
        write("209990000000022", null);
        Awaitility.await().untilAsserted(() -> as("operator")
                .get("/v1/policies/209990000000022")
                .then()
                .statusCode(404));
    }

    private static byte[] published(String number, String document) {
        return EventJson.write(
                new PolicyPublished(EventMeta.now("p-" + number.length(), Instant.now()), number, document));
    }

    private void write(String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(
                        topics.of(Topics.ESCALATION_POLICIES), 0, key.getBytes(StandardCharsets.UTF_8), value))
                .join();
    }

    private static void refused(String field, ValidatableResponse answer) {
        assertThat(answer.statusCode(400)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .contains(field);
    }

    private static ValidatableResponse put(String number, String policy) {
        return as("operator")
                .contentType("text/plain; charset=utf-8")
                .body(policy)
                .put("/v1/policies/" + number)
                .then();
    }
}
