package dev.relevo.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service on a real broker, spoken to as agents and operators do. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class RouterServiceTest extends RouterService {
    @Inject
    RouterServiceTest(
            EventProducer producer,
            TopicNames topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        super(producer, topics, bootstrapServers);
    }

    @Test
    void a_person_who_asks_is_handed_to_the_first_agent_who_claims() {
        Handoff handoff = stuck("573000000001");
        String path = "/v1/handoffs/" + handoff.handoffId();

        as("agent")
                .get("/v1/handoffs?queue=support-es&state=QUEUED")
                .then()
                .statusCode(200)
                .body("handoffId", hasItem(handoff.handoffId().value()));
        agent("ana", path + "/claim").statusCode(200).body("type", equalTo("handoff-claimed"));
        agent("beto", path + "/claim").statusCode(409).body("by", equalTo("ana"));
        agent("beto", path + "/reply").statusCode(409);
        agent("ana", path + "/reply").statusCode(202);
        assertThat(outbound(handoff, "agent-reply"))
                .extracting(OutboundMessage::text)
                .containsExactly("Hola");
        agent("ana", path + "/resolve").statusCode(200).body("type", equalTo("handoff-resolved"));

        assertThat(Committed.await(
                        bootstrapServers,
                        topics.of(Topics.CONVERSATION_OWNERS),
                        ConversationOwner.class,
                        3,
                        owner -> owner.conversationId().equals(handoff.conversationId())))
                .extracting(ConversationOwner::owner)
                .containsExactly(Owner.QUEUE, Owner.AGENT, Owner.BOT);
        as("agent")
                .get("/v1/conversations/" + handoff.conversationId().value())
                .then()
                .statusCode(200)
                .body("owner", equalTo("BOT"))
                .body("handoff.state", equalTo("RESOLVED"))
                .body("transcript.text", equalTo(List.of("quiero hablar con una persona", "Hola")));
    }

    @Test
    void a_conversation_is_found_under_the_other_form_of_its_number() {
        Handoff handoff = stuck("554899990001");

        as("agent")
                .get("/v1/conversations/"
                        + ConversationId.of(handoff.phoneNumberId(), "5548999990001")
                                .value())
                .then()
                .statusCode(200)
                .body("conversationId", equalTo(handoff.conversationId().value()));
    }

    @Test
    void a_retried_action_acts_once() {
        Handoff handoff = stuck("573000000002");
        agent("ana", "/v1/handoffs/" + handoff.handoffId() + "/claim").statusCode(200);

        for (int attempt = 0; attempt < 3; attempt++) {
            agent("ana", "/v1/handoffs/" + handoff.handoffId() + "/reply").statusCode(202);
        }
        agent("ana", "/v1/handoffs/" + handoff.handoffId() + "/resolve").statusCode(200);

        assertThat(outbound(handoff, "agent-reply")).hasSize(1);
    }

    @Test
    void with_nobody_at_work_the_other_ways_are_told_and_an_agent_who_comes_gets_the_next() {
        as("operator")
                .contentType("text/plain")
                .body(POLICY.replace("default", "209990000000001")
                        .replace("support-es, hours: always", "support-any, hours: always, capacity: {perAgent: 1}"))
                .put("/v1/policies/209990000000001")
                .then()
                .statusCode(200);
        presence("eva", "support-any", "PT0S").statusCode(200).body("present", equalTo(false));
        presence("eva", "support-any", "P9D").statusCode(400).body("detail", containsString("lasts: expected PT0S"));
        presence("eva", "Support", "PT1M")
                .statusCode(400)
                .body("detail", containsString("queues[0]: expected a queue"));
        Awaitility.await().untilAsserted(() -> as("agent")
                .get("/v1/agents")
                .then()
                .body("find { it.agentId == 'eva' }.present", equalTo(false)));

        asks("209990000000001", "573000000011");
        assertThat(Committed.await(
                                bootstrapServers,
                                topics.of(Topics.HANDOFF_EVENTS),
                                HandoffPathOffered.class,
                                1,
                                told -> told.handoff().conversationId().value().endsWith("573000000011"))
                        .getFirst()
                        .reason())
                .isEqualTo("no agent is at work");

        presence("eva", "support-any", "PT1H").statusCode(200).body("present", equalTo(true));
        Awaitility.await().untilAsserted(() -> as("agent")
                .get("/v1/agents")
                .then()
                .body("find { it.agentId == 'eva' }.present", equalTo(true)));
        Handoff first = handoff(asks("209990000000001", "573000000012"), "support-any");
        Handoff second = handoff(asks("209990000000001", "573000000013"), "support-any");
        agent("eva", "/v1/handoffs/" + first.handoffId() + "/claim").statusCode(200);
        Awaitility.await()
                .untilAsserted(() ->
                        as("agent").get("/v1/agents").then().body("find { it.agentId == 'eva' }.held", equalTo(1)));
        agent("eva", "/v1/handoffs/" + second.handoffId() + "/claim")
                .statusCode(409)
                .body("detail", containsString("holds 1 handoffs"));
    }

    @Test
    void an_action_on_what_does_not_exist_or_without_a_text_is_refused_by_name() {
        Handoff handoff = stuck("573000000003");

        agent("ana", "/v1/handoffs/none/claim").statusCode(404).contentType("application/problem+json");
        as("agent")
                .contentType("application/json")
                .body("{}")
                .post("/v1/handoffs/" + handoff.handoffId() + "/reply")
                .then()
                .statusCode(400)
                .body("detail", containsString("text: expected"));
        as("agent").get("/v1/conversations/nonsense").then().statusCode(400);
        as("agent").get("/v1/conversations/1:nobody").then().statusCode(404);
    }

    @Test
    void nobody_gets_in_without_a_key_of_the_right_scope() {
        for (String path :
                List.of("/v1/handoffs", "/v1/policies/default", "/v1/queues", "/v1/agents", "/v1/conversations/1:2")) {
            given().get(path).then().statusCode(401);
            given().header("Authorization", "Bearer wrong").get(path).then().statusCode(401);
        }
        as("agent").get("/v1/policies/default").then().statusCode(403);
        as("bot").get("/v1/handoffs").then().statusCode(403);
        for (String spelling : List.of("//v1/handoffs", "/v1/handoffs;x=1", "/v1/%68andoffs", "/x/..;/v1/handoffs")) {
            assertThat(given().urlEncodingEnabled(false).get(spelling).statusCode())
                    .as(spelling)
                    .isIn(401, 404);
        }
    }

    private Handoff stuck(String waId) {
        return handoff(asks("106540352242922", waId), "support-es");
    }

    private ConversationId asks(String number, String waId) {
        return says(new PhoneNumberId(number), waId, "wamid." + waId, "quiero hablar con una persona")
                .conversationId();
    }

    private static io.restassured.response.ValidatableResponse presence(String agent, String queue, String lasts) {
        return as("agent")
                .contentType("application/json")
                .body(Map.of("queues", List.of(queue), "lasts", lasts))
                .put("/v1/agents/" + agent + "/presence")
                .then();
    }

    private List<OutboundMessage> outbound(Handoff handoff, String reason) {
        return Committed.await(
                bootstrapServers,
                topics.of(Topics.OUTBOUND_MESSAGES),
                OutboundMessage.class,
                1,
                message -> message.conversationId().equals(handoff.conversationId())
                        && message.reason().equals(reason));
    }

    private static io.restassured.response.ValidatableResponse agent(String name, String path) {
        return as("agent")
                .contentType("application/json")
                .body(Map.of("agentId", name, "actionId", name + path, "text", "Hola"))
                .post(path)
                .then();
    }
}
