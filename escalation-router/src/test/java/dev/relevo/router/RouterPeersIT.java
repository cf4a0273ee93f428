package dev.relevo.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Provider;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.peers.PeerClient;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.TopicCreator;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged routers share the partitions; whichever is asked, the one that knows answers. */
class RouterPeersIT {
    private static final int PEOPLE = 12;
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final TopicNames NAMES = new TopicNames(Topics.DEFAULT_PREFIX);
    /** The key of the tests' configuration: {@code agent-key}. */
    private static final List<String> OPTIONS = List.of(
            "-Drelevo.api-keys.agent.sha256=112a8d31e2b0fb3f207031fef32f7a7245f787b4d4e85b45f65aa5b83435368c",
            "-Drelevo.api-keys.agent.scopes=agent",
            "-Drelevo.api-keys.agent.acts-for=*");

    @Test
    void any_instance_answers_for_every_conversation(@TempDir Path directory) {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            String kafka = broker.bootstrapServers();
            new TopicCreator(kafka).createAll(List.of("support-es", "support-any"));
            send(kafka, Topics.ESCALATION_POLICIES, List.of(policy()));
            try (RouterProcess one = RouterProcess.start("router-0", directory, kafka, OPTIONS);
                    RouterProcess two = RouterProcess.start("router-1", directory, kafka, OPTIONS)) {
                one.awaitReady();
                two.awaitReady();
                send(
                        kafka,
                        Topics.CONVERSATION_EVENTS,
                        IntStream.range(0, PEOPLE).mapToObj(RouterPeersIT::asks).toList());
                List<Handoff> handoffs = Committed.await(
                        kafka, NAMES.of(Topics.handoffs("support-es")), Handoff.class, PEOPLE, any -> true);

                // With so many people each of the two has some of them.
                Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    assertThat(partOf(one)).isBetween(1, PEOPLE - 1);
                    assertThat(partOf(one) + partOf(two)).isEqualTo(PEOPLE);
                });
                for (RouterProcess router : List.of(one, two)) {
                    listsAll(router);
                    answersForEach(router, handoffs);
                }
                actsOnEach(one, two, handoffs);
                answersUnderFormerIds(kafka, List.of(one, two));
            }
        }
    }

    private static void listsAll(RouterProcess router) {
        as("agent", router).get("/v1/handoffs").then().statusCode(200).body("size()", equalTo(PEOPLE));
        assertThat(pages(router)).hasSize(PEOPLE).doesNotHaveDuplicates();
        as("agent", router)
                .get("/v1/queues")
                .then()
                .statusCode(200)
                .body("find { it.name == 'support-es' }.waiting", equalTo(PEOPLE));
    }

    /** The handoffs of all pages, in the order of the pages. */
    private static List<String> pages(RouterProcess router) {
        List<String> handoffs = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as("agent", router)
                    .queryParam("cursor", cursor)
                    .queryParam("limit", 5)
                    .get("/v1/handoffs")
                    .jsonPath();
            handoffs.addAll(page.getList("items.handoffId"));
            cursor = page.getString("next");
        }
        return handoffs;
    }

    private static void answersForEach(RouterProcess router, List<Handoff> handoffs) {
        for (Handoff handoff : handoffs) {
            ConversationId id = handoff.conversationId();
            as("agent", router)
                    .get("/v1/conversations/" + id.value())
                    .then()
                    .statusCode(200)
                    .body("owner", equalTo("QUEUE"));
            as("agent", router)
                    .get("/v1/handoffs/" + handoff.handoffId())
                    .then()
                    .statusCode(200);
        }
        as("agent", router).get("/v1/handoffs/none").then().statusCode(404).contentType("application/problem+json");
        as("nobody", router)
                .get("/v1/handoffs/" + handoffs.getFirst().handoffId())
                .then()
                .statusCode(401);
    }

    /** Claims on one, loses the race on the other. */
    private static void actsOnEach(RouterProcess one, RouterProcess two, List<Handoff> handoffs) {
        for (Handoff handoff : handoffs) {
            String claim = "/v1/handoffs/" + handoff.handoffId() + "/claim";
            as("agent", one).body(Map.of("agentId", "ana")).post(claim).then().statusCode(200);
            as("agent", two)
                    .body(Map.of("agentId", "beto"))
                    .post(claim)
                    .then()
                    .statusCode(409)
                    .body("by", equalTo("ana"));
        }
    }

    /** Of eight moves some go from one instance to the other, whichever of the two is asked. */
    private static void answersUnderFormerIds(String kafka, List<RouterProcess> routers) {
        List<UserMessage> people =
                IntStream.range(0, 8).mapToObj(RouterPeersIT::asks).toList();
        send(
                kafka,
                Topics.CONVERSATION_EVENTS,
                people.stream()
                        .map(person -> new AliasLinked(
                                EventMeta.now("link-" + person.key(), Instant.now()),
                                person.conversation(),
                                moved(person)))
                        .toList());
        for (UserMessage person : people) {
            for (RouterProcess router : routers) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> as("agent", router)
                        .get("/v1/conversations/" + person.key())
                        .then()
                        .statusCode(200)
                        .body("conversationId", equalTo(moved(person).value()))
                        .body("agentId", equalTo("ana")));
                as("agent", router)
                        .get("/v1/handoffs?conversationId=" + person.key())
                        .then()
                        .statusCode(200)
                        .body("conversationId", contains(moved(person).value()));
            }
        }
    }

    private static ConversationId moved(UserMessage person) {
        return ConversationId.of(
                NUMBER, "CO." + person.conversation().conversationId().personId());
    }

    /** How many handoffs an instance has itself: what it tells another instance. */
    private static int partOf(RouterProcess router) {
        return as("agent", router)
                .header(PeerClient.HOP, "1")
                .get("/v1/handoffs")
                .then()
                .statusCode(200)
                .extract()
                .path("size()");
    }

    private static RequestSpecification as(String scope, RouterProcess router) {
        return given().baseUri(router.address())
                .contentType("application/json")
                .header("Authorization", "Bearer " + scope + "-key");
    }

    private static PolicyPublished policy() {
        return new PolicyPublished(EventMeta.now("policy", Instant.now()), "default", """
                number: default
                timeZone: UTC
                queues: [{name: support-es, hours: always, answerWithin: PT4H}]
                paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                """);
    }

    private static UserMessage asks(int person) {
        String messageId = "wamid." + person;
        String waId = Long.toString(573_000_000_000L + person);
        return new UserMessage(
                EventMeta.now(messageId, Instant.now()),
                ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META),
                MessageContent.text(messageId, "quiero hablar con una persona"));
    }

    private static void send(String kafka, Topic topic, List<? extends Event> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Event event : events) {
                producer.send(new ProducerRecord<>(
                        NAMES.of(topic), event.key().getBytes(StandardCharsets.UTF_8), EventJson.write(event)));
            }
        }
    }
}
