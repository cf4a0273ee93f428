package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.MessageFailed;
import dev.relevo.event.MessageContent;
import dev.relevo.event.OutboundMessage;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an agent sees of their actions and replies, on a real broker. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class RepliesServiceTest extends RouterService {
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    @Test
    void a_retry_gets_the_first_answer_also_when_all_is_over() {
        String path = "/v1/handoffs/" + stuck("573000004001", Instant.now()).handoffId();
        Map<String, Map<String, String>> bodies = Map.of(
                "claim", Map.of(),
                "reply", Map.of("text", "Hola"),
                "note", Map.of("text", "nota"),
                "resolve", Map.of("wrapUp", "hecho"));
        Map<String, String> first = new HashMap<>();
        for (String action : List.of("claim", "reply", "note", "resolve")) {
            Map<String, String> body = Objects.requireNonNull(bodies.get(action));
            first.put(action, answer(act(path, action, "once-" + action, body)));
        }

        bodies.forEach((action, body) -> assertThat(answer(act(path, action, "once-" + action, body)))
                .as(action)
                .isEqualTo(first.get(action)));
        act(path, "reply", "once-reply", Map.of("text", "Adiós"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("actionId"));
        act(path, "resolve", "once-claim", Map.of("wrapUp", "x")).statusCode(409);
    }

    @Test
    void a_nul_in_a_reply_or_a_note_is_refused() {
        String path = "/v1/handoffs/" + stuck("573000004004", Instant.now()).handoffId();
        act(path, "claim", "claims-nul", Map.of()).statusCode(200);

        for (String action : List.of("note", "reply")) {
            act(path, action, action + "s-nul", Map.of("text", "Ho\0la"))
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("text"));
        }
    }

    @Test
    void a_reply_that_whatsapp_refuses_is_shown_as_failed() {
        Handoff handoff = stuck("573000004002", Instant.now());
        String path = "/v1/handoffs/" + handoff.handoffId();
        act(path, "claim", "claims-it", Map.of()).statusCode(200);
        act(path, "reply", "answers-it", Map.of("text", "Hola")).statusCode(202);
        OutboundMessage sent = Committed.await(
                        bootstrapServers,
                        topics.of(Topics.OUTBOUND_MESSAGES),
                        OutboundMessage.class,
                        1,
                        message -> "answers-it".equals(message.actionId()))
                .getFirst();

        producer.send(
                        Topics.CONVERSATION_EVENTS,
                        new MessageOutcome(
                                EventMeta.now("outcome", Instant.now()),
                                ref("573000004002"),
                                sent.messageKey(),
                                sent.actionId(),
                                sent.handoffId(),
                                MessageOutcome.Outcome.FAILED,
                                null,
                                131026,
                                "message undeliverable"))
                .join();

        Awaitility.await().untilAsserted(() -> as("agent")
                .get(path + "/messages")
                .then()
                .statusCode(200)
                .body("items.find { it.actionId == 'answers-it' }.status", equalTo("failed"))
                .body("items.find { it.actionId == 'answers-it' }.code", equalTo(131026))
                .body("items.find { it.actionId == 'answers-it' }.reason", equalTo("message undeliverable"))
                .body("items.find { it.who == 'relevo' }.status", equalTo("queued")));
        Committed.await(
                bootstrapServers, topics.of(Topics.HANDOFF_EVENTS), MessageFailed.class, 1, failed -> "answers-it"
                        .equals(failed.actionId()));
        as("bot").get(path + "/messages").then().statusCode(403);
        as("agent").get("/v1/handoffs/none/messages").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_reply_outside_the_window_is_refused_and_says_when_it_closed() {
        Instant written = Instant.now().minus(Duration.ofHours(24)).plusSeconds(4);
        String path = "/v1/handoffs/" + stuck("573000004003", written).handoffId();
        act(path, "claim", "claims-late", Map.of()).statusCode(200);

        Awaitility.await().until(() -> Instant.now().isAfter(written.plus(Duration.ofHours(24))));
        act(path, "reply", "too-late", Map.of("text", "Hola"))
                .statusCode(409)
                .body("title", equalTo("The 24-hour window is closed"))
                .body("detail", containsString("template"));
    }

    private Handoff stuck(String waId, Instant written) {
        ConversationEvent asks = new UserMessage(
                EventMeta.now("wamid." + waId, written),
                ref(waId),
                MessageContent.text("wamid." + waId, "quiero hablar con una persona"));
        producer.send(Topics.CONVERSATION_EVENTS, asks).join();
        return handoff(ref(waId).conversationId(), "support-es");
    }

    private static ConversationRef ref(String waId) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META);
    }

    private static String answer(ValidatableResponse response) {
        return response.extract().statusCode() + " " + response.extract().asString();
    }

    private static ValidatableResponse act(String path, String action, String id, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("agentId", "ana");
        body.put("actionId", id);
        return as("agent")
                .contentType("application/json")
                .body(body)
                .post(path + "/" + action)
                .then();
    }
}
