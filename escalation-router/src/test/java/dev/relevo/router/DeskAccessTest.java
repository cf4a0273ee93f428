package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.relevo.event.Handoff;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a key lets its holder see and do at the desk, and what requests the desk takes. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class DeskAccessTest extends DeskService {
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
}
