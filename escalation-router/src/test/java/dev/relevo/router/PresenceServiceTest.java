package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Topics;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Presence: the keys that may declare it, its bounds, and its end. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
class PresenceServiceTest extends RouterService {
    @Inject
    MeterRegistry meters;

    @Test
    void an_agent_speaks_for_itself_only() {
        declare("ana", "beto-1", List.of("support-es")).statusCode(403);
        as("ana").delete("/v1/agents/beto-1/presence").then().statusCode(403);
        as("ana").get("/v1/agents/beto-1/presence").then().statusCode(403);
        declare("support-any", "support-any", List.of("support-es")).statusCode(403);

        declare("ana", "ana", List.of("support-es")).statusCode(200).body("present", equalTo(true));
        declare("agent", "beto-1", List.of("support-es")).statusCode(200);
        declare("operator", "beto-1", List.of("support-es")).statusCode(200);

        seen("beto-1");
        seen("ana");
        as("ana").get("/v1/agents").then().body("agentId", equalTo(List.of("ana")));
        as("ana").delete("/v1/agents/ana/presence").then().statusCode(204);
        as("agent").delete("/v1/agents/beto-1/presence").then().statusCode(204);
    }

    @Test
    void presence_is_read_and_taken_back() {
        declare("ana", "ana", List.of("support-es")).statusCode(200);
        seen("ana");

        as("ana")
                .get("/v1/agents/ana/presence")
                .then()
                .statusCode(200)
                .body("queues", equalTo(List.of("support-es")))
                .body("present", equalTo(true));
        as("ana").delete("/v1/agents/ana/presence").then().statusCode(204);

        Awaitility.await()
                .untilAsserted(
                        () -> as("ana").get("/v1/agents/ana/presence").then().statusCode(404));
        as("ana").delete("/v1/agents/ana/presence").then().statusCode(204);
    }

    @Test
    void what_is_out_of_bounds_is_refused_by_the_name_of_its_field() {
        for (String id : List.of("a%0d%0ab", "a%20b", "x".repeat(129), "x".repeat(3_000))) {
            refused(
                    "agentId",
                    as("operator")
                            .urlEncodingEnabled(false)
                            .contentType("application/json")
                            .body(Map.of("queues", List.of("support-es")))
                            .put("/v1/agents/" + id + "/presence")
                            .then());
        }
        declareAt("a%2Fb%40c", "operator").statusCode(200).body("agentId", equalTo("a/b@c"));

        assertThat(refused("queues", declare("operator", "out-1", List.of("no-such-queue"))))
                .doesNotContain("no-such-queue");
        assertThat(refused("queues", declare("operator", "out-1", List.of("a\nWARN forged"))))
                .doesNotContain("forged");
        refused("queues", declare("operator", "out-1", List.of("q".repeat(3_000))));
        refused("queues", declare("operator", "out-1", List.of()));
        refused("queues", declare("operator", "out-1", java.util.Arrays.asList((String) null)));
        refused(
                "queues",
                declare(
                        "operator",
                        "out-1",
                        IntStream.rangeClosed(0, 100).mapToObj(i -> "q" + i).toList()));
        for (String lasts : List.of("P9D", "PT12H0.001S", "-PT1S", "PT2540400000000H")) {
            refused(
                    "lasts",
                    as("operator")
                            .contentType("application/json")
                            .body(Map.of("queues", List.of("support-es"), "lasts", lasts))
                            .put("/v1/agents/out-1/presence")
                            .then());
        }
    }

    /** Written past the API: an agent client on Kafka is bound by ACLs only. */
    @Test
    void a_record_out_of_bounds_is_skipped_and_counted_and_the_next_is_read() {
        double before = skipped();
        write("a\u0000b", presence("a\u0000b", Instant.now().plusSeconds(60)));
        write("a\r\nb", presence("a\r\nb", Instant.now().plusSeconds(60)));
        write("x".repeat(3_000), presence("x".repeat(3_000), Instant.now().plusSeconds(60)));
        write("other", presence("key-2", Instant.now().plusSeconds(60)));
        write("garbage", "{{{".getBytes(StandardCharsets.UTF_8));
        write("no-1", "{\"type\":\"agent-presence\"}".getBytes(StandardCharsets.UTF_8));
        write("later-1", "{\"type\":\"agent-nap\"}".getBytes(StandardCharsets.UTF_8));
        write("good-1", presence("good-1", Instant.now().plusSeconds(60)));

        seen("good-1");

        assertThat(skipped() - before).isEqualTo(6);
        as("operator")
                .get("/v1/agents")
                .then()
                .body("agentId", not(hasItem("key-2")))
                .body("agentId", not(hasItem("x".repeat(3_000))));
    }

    @Test
    void presence_without_end_ends_all_the_same() {
        write("ever-1", presence("ever-1", Instant.parse("9999-12-31T23:59:59Z")));
        seen("ever-1");

        String until = as("operator")
                .get("/v1/agents/ever-1/presence")
                .then()
                .statusCode(200)
                .extract()
                .path("until");

        assertThat(Instant.parse(until))
                .isBefore(Instant.now().plus(Duration.ofHours(12)).plusSeconds(60));
    }

    @Test
    void who_left_long_ago_is_not_listed_any_more() {
        write("left-1", presence("left-1", Instant.now().minus(Duration.ofHours(13))));
        write("left-2", presence("left-2", Instant.now().minus(Duration.ofHours(1))));
        seen("left-2");

        as("operator").get("/v1/agents").then().body("agentId", not(hasItem("left-1")));
    }

    private double skipped() {
        return meters.find("relevo.records.unusable").tag("topic", topics.of(Topics.AGENT_PRESENCE)).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private static byte[] presence(String agent, Instant until) {
        return dev.relevo.kit.EventJson.write(new AgentPresence(
                EventMeta.now("presence-" + agent.length(), Instant.now()), agent, List.of("nowhere"), until));
    }

    private void write(String key, byte[] value) {
        producer.send(new ProducerRecord<>(
                        topics.of(Topics.AGENT_PRESENCE), 0, key.getBytes(StandardCharsets.UTF_8), value))
                .join();
    }

    private static void seen(String agent) {
        Awaitility.await()
                .untilAsserted(() -> as("operator").get("/v1/agents").then().body("agentId", hasItem(agent)));
    }

    private static ValidatableResponse declare(String key, String agent, List<String> queues) {
        return as(key).contentType("application/json")
                .body(Map.of("queues", queues))
                .put("/v1/agents/" + agent + "/presence")
                .then();
    }

    private static ValidatableResponse declareAt(String encoded, String key) {
        return as(key).urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("queues", List.of("support-es")))
                .put("/v1/agents/" + encoded + "/presence")
                .then();
    }

    private static String refused(String field, ValidatableResponse answer) {
        String problem = answer.statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThat(problem).contains(field);
        return problem;
    }
}
