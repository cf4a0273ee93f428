package dev.relevo.router;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.TopicCreator;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A packaged router whose broker is gone says that it is, when to come back, and what to come back with. */
class BrokerAwayIT {
    private static final String POLICY = """
            number: default
            timeZone: UTC
            queues: [{name: support-es, hours: always}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;
    /** The key of the tests' configuration: {@code operator-key}. */
    private static final List<String> OPTIONS = List.of(
            "-Drelevo.api-keys.operator.sha256=c9736463f555cdb7d2a78cfd7aa8b8c4f09d906d78f8dab9228eda30a28c2818",
            "-Drelevo.api-keys.operator.scopes=operator");

    @Test
    void what_needs_the_broker_answers_503_while_it_is_gone(@TempDir Path directory) {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            new TopicCreator(broker.bootstrapServers()).createAll(List.of("support-es"));
            try (RouterProcess router =
                    RouterProcess.start("router-0", directory, broker.bootstrapServers(), OPTIONS)) {
                router.awaitReady();
                as(router)
                        .contentType("text/plain")
                        .body(POLICY)
                        .put("/v1/policies/default")
                        .then()
                        .statusCode(200);
                String claim =
                        "/v1/handoffs/" + handoff(broker.bootstrapServers()).handoffId() + "/claim";

                broker.kill();

                unavailable(act(router, claim, Map.of())).body("actionId", notNullValue());
                unavailable(act(router, claim, Map.of("actionId", "mine-1"))).body("actionId", equalTo("mine-1"));
                unavailable(as(router)
                        .contentType("application/json")
                        .body(Map.of("queues", List.of("support-es")))
                        .put("/v1/agents/ana/presence")
                        .then());
                unavailable(as(router).delete("/v1/agents/ana/presence").then());
                unavailable(as(router)
                        .contentType("text/plain")
                        .body(POLICY)
                        .put("/v1/policies/default")
                        .then());
                unavailable(as(router)
                        .contentType("text/plain")
                        .body(POLICY)
                        .post("/v1/policies/validate")
                        .then());
                unavailable(as(router).delete("/v1/policies/default").then());
            }
        }
    }

    private static ValidatableResponse unavailable(ValidatableResponse answer) {
        return answer.statusCode(503).contentType("application/problem+json").header("Retry-After", notNullValue());
    }

    private static ValidatableResponse act(RouterProcess router, String path, Map<String, String> body) {
        return as(router).contentType("application/json").body(body).post(path).then();
    }

    private static RequestSpecification as(RouterProcess router) {
        return given().baseUri(router.address()).header("Authorization", "Bearer operator-key");
    }

    private static Handoff handoff(String kafka) {
        TopicNames names = new TopicNames(Topics.DEFAULT_PREFIX);
        var asks = new UserMessage(
                EventMeta.now("wamid.1", Instant.now()),
                ConversationRef.of(
                        new PhoneNumberId("106540352242922"), null, Person.ofWaId("573000000001"), Provider.META),
                MessageContent.text("wamid.1", "quiero hablar con una persona"));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    names.of(Topics.CONVERSATION_EVENTS),
                    asks.key().getBytes(StandardCharsets.UTF_8),
                    EventJson.write(asks)));
        }
        return Committed.await(kafka, names.of(Topics.handoffs("support-es")), Handoff.class, 1, any -> true)
                .getFirst();
    }
}
