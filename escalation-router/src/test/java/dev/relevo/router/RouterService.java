package dev.relevo.router;

import static io.restassured.RestAssured.given;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the service on a real broker do: wait until it is ready under the usual policy, write as people do, and call it. */
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
public abstract class RouterService {
    /** Of every number that has none of its own. */
    public static final String POLICY = """
            number: default
            timeZone: UTC
            queues: [{name: support-es, hours: always}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;

    @Inject
    public EventProducer producer;

    @Inject
    public TopicNames topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    public String bootstrapServers;

    @BeforeEach
    public void ready() {
        Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).untilAsserted(() -> given().baseUri(
                        "http://localhost:" + managementPort())
                .get("/q/health/ready")
                .then()
                .statusCode(200));
        as("operator")
                .contentType("text/plain")
                .body(POLICY)
                .put("/v1/policies/default")
                .then()
                .statusCode(200);
    }

    public ConversationRef says(PhoneNumberId number, String waId, String messageId, String text) {
        var ref = ConversationRef.of(number, null, Person.ofWaId(waId), Provider.META);
        producer.send(
                        Topics.CONVERSATION_EVENTS,
                        new ConversationEvent.UserMessage(
                                EventMeta.now(messageId, Instant.now()), ref, MessageContent.text(messageId, text)))
                .join();
        return ref;
    }

    public Handoff handoff(ConversationId conversation, String queue) {
        return Committed.await(
                        bootstrapServers,
                        topics.of(Topics.handoffs(queue)),
                        Handoff.class,
                        1,
                        handoff -> handoff.conversationId().equals(conversation))
                .getFirst();
    }

    public static RequestSpecification as(String scope) {
        return given().header("Authorization", "Bearer " + scope + "-key");
    }

    public static int managementPort() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.management.test-port", Integer.class);
    }
}
