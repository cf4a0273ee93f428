package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.relevo.event.Handoff;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a key lets its holder see and do at the desk, and what requests the desk takes. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class DeskAccessTest extends RouterService {
    /** A client that cuts a text in the middle of an emoji sends this. */
    private static final String LONE_SURROGATE = "\ud83d";

    private static final String NUMBER = "209990000000002";

    @Inject
    DeskAccessTest(
            EventProducer producer,
            TopicNames topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        super(producer, topics, bootstrapServers);
    }

    @Test
    void a_key_acts_for_its_holder_and_for_nobody_else() {
        String path = "/v1/handoffs/" + waiting("573000000101").handoffId();

        act("ana", path + "/claim", Map.of("agentId", "beto"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("agentId"))
                .body("detail", not(containsString("beto")));
        act("ana", path + "/claim", Map.of()).statusCode(200).body("agentId", equalTo("ana"));
        act("ana", path + "/reply", Map.of("agentId", "beto", "text", "Hola")).statusCode(403);
        act("ana", path + "/release", Map.of("agentId", "ana")).statusCode(200);
        act("operator", path + "/claim", Map.of("agentId", "beto"))
                .statusCode(200)
                .body("agentId", equalTo("beto"));
        act("agent", path + "/resolve", Map.of("agentId", "beto")).statusCode(200);
    }

    @Test
    void a_bot_learns_who_speaks_and_no_text() {
        Handoff handoff = waiting("573000000102");

        Map<String, Object> seen = as("bot")
                .get("/v1/conversations/" + handoff.conversationId().value())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(seen)
                .containsOnlyKeys("conversationId", "owner", "epoch", "state")
                .containsEntry("owner", "QUEUE")
                .containsEntry("state", "QUEUED");
    }

    @Test
    void a_key_of_some_queues_sees_and_takes_only_what_waits_there() {
        Handoff other = waiting("573000000103");
        publish(POLICY.replace("default", NUMBER).replace("support-es", "support-any"), NUMBER);
        Handoff own = handoff(
                says(new PhoneNumberId(NUMBER), "573000000104", "wamid.104", "quiero hablar con una persona")
                        .conversationId(),
                "support-any");

        as("support-any")
                .get("/v1/handoffs")
                .then()
                .statusCode(200)
                .body("handoffId", hasItem(own.handoffId().value()))
                .body("handoffId", not(hasItem(other.handoffId().value())));
        as("support-any").get("/v1/handoffs/" + other.handoffId()).then().statusCode(404);
        as("support-any")
                .get("/v1/conversations/" + other.conversationId().value())
                .then()
                .statusCode(404);
        as("support-any")
                .get("/v1/conversations/" + own.conversationId().value())
                .then()
                .statusCode(200);
        as("support-any").get("/v1/queues").then().statusCode(200).body("name", not(hasItem("support-es")));
        act("support-any", "/v1/handoffs/" + other.handoffId() + "/claim", Map.of())
                .statusCode(404);
        act("support-any", "/v1/handoffs/" + own.handoffId() + "/claim", Map.of())
                .statusCode(200);
    }

    @Test
    void a_key_of_some_numbers_sees_only_their_people() {
        Handoff other = waiting("573000000105");
        publish(POLICY.replace("default", "209990000000009"), "209990000000009");
        Handoff own = handoff(
                says(new PhoneNumberId("209990000000009"), "573000000106", "wamid.106", "quiero hablar con una persona")
                        .conversationId(),
                "support-es");

        as("narrow")
                .get("/v1/handoffs")
                .then()
                .body("handoffId", hasItem(own.handoffId().value()))
                .body("handoffId", not(hasItem(other.handoffId().value())));
        as("narrow")
                .get("/v1/conversations/" + other.conversationId().value())
                .then()
                .statusCode(404);
        act("narrow", "/v1/handoffs/" + other.handoffId() + "/claim", Map.of()).statusCode(404);
    }

    static Stream<Map<String, String>> tooMuch() {
        return Stream.of(
                Map.of("actionId", "x".repeat(129)),
                Map.of("actionId", ""),
                Map.of("actionId", "a\u0000b"),
                Map.of("agentId", "a".repeat(3_000)),
                Map.of("agentId", "ana\r\nforged"),
                Map.of("agentId", "Ana María"),
                Map.of("queue", "support es"),
                Map.of("queue", "q".repeat(129)),
                Map.of("wrapUp", "w".repeat(513)),
                Map.of("wrapUp", LONE_SURROGATE));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void an_action_out_of_bounds_is_refused_by_the_name_of_its_field(Map<String, String> body) {
        String path = "/v1/handoffs/" + waiting("573000000107").handoffId();
        String field = body.keySet().iterator().next();

        for (String action : List.of("/claim", "/release", "/resolve", "/transfer", "/reply", "/note")) {
            String problem = act("agent", path + action, body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .extract()
                    .asString();
            assertThat(problem).contains(field);
        }
    }

    @Test
    void texts_are_taken_up_to_their_limits_and_not_beyond() {
        String path = "/v1/handoffs/" + waiting("573000000108").handoffId();
        act("ana", path + "/claim", Map.of()).statusCode(200);

        act("ana", path + "/reply", Map.of("text", "é".repeat(4_096))).statusCode(202);
        refused("text", act("ana", path + "/reply", Map.of("text", "a".repeat(4_097))));
        refused("text", act("ana", path + "/reply", Map.of("text", LONE_SURROGATE)));
        act("ana", path + "/note", Map.of("text", "é".repeat(8_192))).statusCode(202);
        refused("text", act("ana", path + "/note", Map.of("text", "é".repeat(8_192) + "a")));
        refused("text", act("ana", path + "/note", Map.of("text", "x" + LONE_SURROGATE)));
        act("ana", path + "/resolve", Map.of("wrapUp", "w".repeat(512))).statusCode(200);
    }

    /** A policy may be larger. */
    @Test
    void a_body_above_the_usual_limit_is_refused() {
        assertThat(act("ana", "/v1/handoffs/none/claim", Map.of("wrapUp", "w".repeat(300_000)))
                        .statusCode(413)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .contains("262144");
    }

    @Test
    void ids_in_paths_and_queries_are_checked() {
        for (String id : List.of("a%0d%0ab", "a%20b", "x".repeat(129), "%c3%b1")) {
            refused(
                    "id",
                    as("agent")
                            .urlEncodingEnabled(false)
                            .get("/v1/handoffs/" + id)
                            .then());
            refused(
                    "id",
                    as("agent")
                            .urlEncodingEnabled(false)
                            .contentType("application/json")
                            .post("/v1/handoffs/" + id + "/claim")
                            .then());
        }
        for (String id : List.of("1:a%0ab", "1:", "x", "1:" + "2".repeat(300))) {
            refused(
                    "conversationId",
                    as("agent")
                            .urlEncodingEnabled(false)
                            .get("/v1/conversations/" + id)
                            .then());
        }
        as("agent")
                .urlEncodingEnabled(false)
                .get("/v1/handoffs/a%2Fb%7Cc")
                .then()
                .statusCode(404);
        refused("state", as("agent").get("/v1/handoffs?state=abc").then());
        refused(
                "queue",
                as("agent")
                        .urlEncodingEnabled(false)
                        .get("/v1/handoffs?queue=a%0ab")
                        .then());
    }

    private static void refused(String field, ValidatableResponse answer) {
        assertThat(answer.statusCode(400)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .contains(field);
    }

    private Handoff waiting(String waId) {
        return handoff(
                says(new PhoneNumberId("106540352242922"), waId, "wamid." + waId, "quiero hablar con una persona")
                        .conversationId(),
                "support-es");
    }

    private static void publish(String policy, String number) {
        as("operator")
                .contentType("text/plain")
                .body(policy)
                .put("/v1/policies/" + number)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse act(String key, String path, Map<String, String> body) {
        return as(key).contentType("application/json")
                .body(json(body))
                .post(path)
                .then();
    }

    /** The serialisers of the tests refuse what a client may well send. */
    private static String json(Map<String, String> body) {
        return body.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + escaped(member.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(
                        unit -> unit < ' ' || unit > '~' ? String.format("\\u%04x", unit) : String.valueOf((char) unit))
                .collect(Collectors.joining());
    }
}
