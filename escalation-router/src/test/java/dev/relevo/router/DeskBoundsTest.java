package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.kit.openapi.RawCall;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is out of bounds is refused by the name of its field. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class DeskBoundsTest extends DeskService {
    /** A client that cuts a text in the middle of an emoji sends this. */
    private static final String LONE_SURROGATE = "\ud83d";

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
        byte[] body = json(Map.of("wrapUp", "w".repeat(300_000))).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Authorization", "Bearer ana-key", "Content-Type", "application/json");

        assertThat(new RawCall("POST", "/v1/handoffs/none/claim", headers, body)
                        .send(URI.create(RestAssured.baseURI + ":" + RestAssured.port)))
                .isInstanceOfSatisfying(RawCall.Outcome.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(413);
                    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
                    assertThat(answer.body()).contains("262144");
                });
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
}
