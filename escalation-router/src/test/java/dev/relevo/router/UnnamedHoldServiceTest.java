package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A human writes from the phone app, so the conversation is somebody's whom no key stands for: who may do what about it. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class UnnamedHoldServiceTest extends RouterService {
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    /** The key is of another queue's agents: a conversation that never was in a queue is anybody's. */
    @Test
    void any_agent_claims_answers_and_ends_it() {
        String path = taken("573000000201");

        as("support-any")
                .get("/v1/handoffs?state=ASSIGNED")
                .then()
                .body("handoffId", hasItem(path.substring(path.lastIndexOf('/') + 1)));
        act("support-any", path + "/reply", "{\"text\": \"Hola\"}")
                .statusCode(409)
                .body("detail", containsString("claim it first"));
        act("support-any", path + "/claim", "{}")
                .statusCode(200)
                .body("type", equalTo("handoff-claimed"))
                .body("agentId", equalTo("support-any"));
        act("ana", path + "/claim", "{}")
                .statusCode(409)
                .body("detail", equalTo("another agent was faster"))
                .body("by", equalTo("support-any"));
        act("support-any", path + "/reply", "{\"text\": \"Hola\"}").statusCode(202);
        act("support-any", path + "/resolve", "{}").statusCode(200);
        act("support-any", path + "/reply", "{\"text\": \"Hola\"}")
                .statusCode(409)
                .body("detail", containsString("not open any more"));
    }

    @Test
    void an_operator_ends_it_and_an_agent_who_has_it_not_does_not() {
        String path = taken("573000000202");

        act("ana", path + "/resolve", "{}").statusCode(409).body("detail", containsString("claim it first"));
        act("ana", path + "/resolve", "{\"operator\": true}").statusCode(409);
        act("ana", path + "/transfer", "{\"agentId\": \"ana\"}").statusCode(409);
        act("operator", path + "/resolve", "{}").statusCode(200).body("type", equalTo("handoff-resolved"));
    }

    @Test
    void an_operator_reassigns_it_to_an_agent_and_from_them_to_a_queue() {
        String path = taken("573000000203");

        act("admin", path + "/transfer", "{\"agentId\": \"beto\"}")
                .statusCode(200)
                .body("type", equalTo("handoff-claimed"))
                .body("agentId", equalTo("beto"));
        act("operator", path + "/transfer", "{\"queue\": \"support-es\"}")
                .statusCode(200)
                .body("type", equalTo("handoff-transferred"));
        act("operator", path + "/transfer", "{\"agentId\": \"eva\"}").statusCode(200);
        act("operator", path + "/release", "{}").statusCode(200).body("type", equalTo("handoff-returned"));

        assertThat(Committed.await(
                        bootstrapServers,
                        topics.of(Topics.CONVERSATION_OWNERS),
                        ConversationOwner.class,
                        5,
                        owner -> owner.conversationId().value().endsWith("573000000203")))
                .extracting(ConversationOwner::owner, ConversationOwner::agentId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Owner.AGENT, null),
                        org.assertj.core.groups.Tuple.tuple(Owner.AGENT, "beto"),
                        org.assertj.core.groups.Tuple.tuple(Owner.QUEUE, null),
                        org.assertj.core.groups.Tuple.tuple(Owner.AGENT, "eva"),
                        org.assertj.core.groups.Tuple.tuple(Owner.QUEUE, null));
    }

    @Test
    void a_transfer_goes_to_one_queue_or_to_one_agent() {
        String path = taken("573000000204");

        for (String body : new String[] {"{}", "{\"queue\": \"support-es\", \"toAgentId\": \"beto\"}"}) {
            act("operator", path + "/transfer", body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", allOf(containsString("queue"), containsString("agentId")));
        }
    }

    /** Long enough after the first message to be no greeting. */
    private String taken(String waId) {
        Instant first = Instant.now().minus(Duration.ofMinutes(2));
        ConversationRef ref = ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META);
        producer.send(
                        Topics.CONVERSATION_EVENTS,
                        new ConversationEvent.UserMessage(
                                EventMeta.now("u-" + waId, first), ref, MessageContent.text("wamid.u" + waId, "hola")))
                .join();
        producer.send(
                        Topics.CONVERSATION_EVENTS,
                        new ConversationEvent.AgentMessage(
                                EventMeta.now("a-" + waId, first.plusSeconds(60)),
                                ref,
                                MessageContent.text("wamid.a" + waId, "hola, dígame"),
                                null))
                .join();
        String conversation = "/v1/conversations/" + ref.conversationId().value();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("operator").get(conversation).then().body("owner", equalTo("AGENT")));
        return "/v1/handoffs/" + as("operator").get(conversation).jsonPath().getString("handoff.handoffId");
    }

    private static ValidatableResponse act(String key, String path, String body) {
        return as(key).contentType("application/json").body(body).post(path).then();
    }
}
