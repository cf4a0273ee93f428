package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberState;
import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Capability;
import dev.relevo.event.NumberState.Permit;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.event.Topics;
import dev.relevo.router.handoff.NumberRefusal;
import dev.relevo.router.numbers.NumberBook;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A number that WhatsApp has banned, as the desk sees it: from the record on Kafka to the reply that is accepted again. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
class NumberRefusedServiceTest extends DeskService {
    private static final PhoneNumberId BANNED = new PhoneNumberId("209990000000078");

    @Inject
    NumberBook numbers;

    @Test
    void a_banned_number_hands_over_and_sends_nothing_until_it_is_accepted() {
        producer.send(Topics.NUMBER_STATES, banned()).join();
        Awaitility.await().until(() -> numbers.refusal(BANNED) != null);

        var conversation = says(BANNED, "573000009001", "wamid.banned", "quiero hablar con una persona")
                .conversationId();
        String path = "/v1/handoffs/" + handoff(conversation, "support-es").handoffId();
        as("agent")
                .get(path)
                .then()
                .statusCode(200)
                .body("reasons[0].detector", equalTo(NumberRefusal.NAME))
                .body("reasons[0].evidence", containsString("WhatsApp reports status BANNED"))
                .body("reasons[1].detector", equalTo("human-request"));
        ana(path, "claim", Map.of()).statusCode(200);
        ana(path, "reply", Map.of("text", "Hola", "actionId", "refused"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("title", equalTo("WhatsApp refuses messages of this number"))
                .body("detail", containsString("contact the person another way"))
                .body("reasons[0].code", equalTo("STATUS_NOT_USABLE"))
                .body("reasons[0].text", equalTo("WhatsApp reports status BANNED"));

        producer.send(new ProducerRecord<>(
                        topics.of(Topics.NUMBER_STATES), BANNED.value().getBytes(StandardCharsets.UTF_8), null))
                .join();
        Awaitility.await().until(() -> numbers.refusal(BANNED) == null);
        ana(path, "reply", Map.of("text", "Hola", "actionId", "accepted")).statusCode(202);

        // Any message sent earlier is before the reply on the same partition.
        assertThat(Committed.await(
                        bootstrapServers,
                        topics.of(Topics.OUTBOUND_MESSAGES),
                        OutboundMessage.class,
                        1,
                        message -> message.conversationId().equals(conversation)))
                .extracting(OutboundMessage::actionId)
                .containsExactly("accepted");
    }

    private static NumberState banned() {
        return new NumberState(
                EventMeta.now("banned", Instant.now()),
                BANNED,
                null,
                Rating.GREEN,
                null,
                null,
                null,
                true,
                new Permit(false, List.of("banned"), null, null, null, null),
                "BANNED",
                null,
                new Capability(
                        false,
                        false,
                        List.of(new Because("STATUS_NOT_USABLE", "WhatsApp reports status BANNED", null))),
                null);
    }

    private static ValidatableResponse ana(String path, String action, Map<String, String> more) {
        Map<String, String> body = new java.util.HashMap<>(more);
        body.put("agentId", "ana");
        return act("agent", path + "/" + action, body);
    }
}
