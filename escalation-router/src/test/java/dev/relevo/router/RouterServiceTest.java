package dev.relevo.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.MessageContent;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on a real broker, spoken to as agents and operators do. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class RouterServiceTest {
    private static final String POLICY = """
            number: default
            timeZone: UTC
            queues: [{name: support-es, hours: always}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;

    private final EventProducer producer;
    private final TopicNames topics;
    private final String bootstrapServers;

    @Inject
    RouterServiceTest(
            EventProducer producer,
            TopicNames topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.producer = producer;
        this.topics = topics;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void ready() {
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
        presence("eva", "support-any", "PT0S").statusCode(200).body("present", equalTo(false));
        presence("eva", "support-any", "P9D").statusCode(400).body("detail", containsString("lasts: expected PT0S"));
        presence("eva", "Support", "PT1M").statusCode(400).body("detail", containsString("queue name must be"));
        as("operator")
                .contentType("text/plain")
                .body(POLICY.replace("default", "209990000000001")
                        .replace("support-es, hours: always", "support-any, hours: always, capacity: {perAgent: 1}"))
                .put("/v1/policies/209990000000001")
                .then()
                .statusCode(200);
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
    void an_action_on_what_does_not_exist_or_without_a_text_says_so() {
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
    void a_bad_policy_is_refused_with_every_problem_and_changes_nothing() {
        as("operator")
                .contentType("text/plain")
                .body(POLICY.replace("support-es", "no-such-queue"))
                .put("/v1/policies/default")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].path", equalTo("queues[0].name"))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].column", equalTo(17))
                .body("errors[0].detail", containsString("does not exist"));
        as("operator")
                .contentType("text/plain")
                .body(POLICY)
                .put("/v1/policies/106540352242922")
                .then()
                .statusCode(400)
                .body("detail", containsString("number: expected '106540352242922'"));
        as("operator")
                .contentType("text/plain")
                .body("number: 1")
                .post("/v1/policies/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("errors.detail", hasItem("timeZone is required"));

        as("operator").get("/v1/policies/default").then().statusCode(200).body(equalTo(POLICY));
        as("operator")
                .get("/v1/policies/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body(containsString("\"title\": \"escalation-policy\""));
        as("operator").get("/v1/queues").then().statusCode(200).body("name", hasItem("support-es"));
    }

    /** By words that only the new policy knows; the default one, in force before, takes them for nothing. */
    @Test
    void a_changed_policy_applies_without_a_restart() {
        PhoneNumberId number = new PhoneNumberId("106540352240001");
        String adding = POLICY.replace("default", number.value())
                .replace("queues:", "detectors: {human-request: {phrases: mesa de ayuda}}\nqueues:");
        remainsWithTheBot(says(number, "573000000004", "wamid.4a", "mesa de ayuda"));

        publish(number, adding);
        Handoff handoff = handoff(
                says(number, "573000000004", "wamid.4b", "mesa de ayuda").conversationId(), "support-es");

        assertThat(handoff.reasons()).isNotEmpty().allSatisfy(reason -> assertThat(reason.messageId())
                .isEqualTo("wamid.4b"));
    }

    @Test
    void a_policy_in_shadow_mode_records_what_it_would_do_and_does_nothing() {
        PhoneNumberId number = new PhoneNumberId("106540352240002");
        publish(number, POLICY.replace("default", number.value()) + "mode: shadow\n");

        ConversationRef stuck = says(number, "573000000005", "wamid.5", "quiero hablar con una persona");

        assertThat(Committed.await(
                        bootstrapServers,
                        topics.of(Topics.HANDOFF_EVENTS),
                        HandoffOpened.class,
                        1,
                        opened -> opened.handoff().conversationId().equals(stuck.conversationId())))
                .extracting(opened -> opened.handoff().queue())
                .containsOnlyNulls();
        remainsWithTheBot(stuck);
    }

    /** Written to the log past the API, as by an older version that found nothing wrong with it. */
    @Test
    void a_published_policy_with_faults_applies_only_where_there_is_no_better_one() {
        String agentsOnly = """
                number: "%s"
                timeZone: UTC
                queues: [{name: support-es, hours: always}]
                paths: [{kind: AGENT}]
                """;
        PhoneNumberId none = new PhoneNumberId("106540352240003");
        PhoneNumberId better = new PhoneNumberId("106540352240004");
        String good = POLICY.replace("default", better.value());
        publish(better, good);

        writePastTheApi(better, agentsOnly);
        writePastTheApi(none, agentsOnly);

        Awaitility.await().untilAsserted(() -> as("operator")
                .get("/v1/policies/" + none.value())
                .then()
                .statusCode(200)
                .body(equalTo(agentsOnly.formatted(none.value()))));
        as("operator").get("/v1/policies/" + better.value()).then().body(equalTo(good));
    }

    private void writePastTheApi(PhoneNumberId number, String policy) {
        producer.send(
                        Topics.ESCALATION_POLICIES,
                        new PolicyPublished(
                                EventMeta.now("published-" + number, Instant.now()),
                                number.value(),
                                policy.formatted(number.value())))
                .join();
    }

    private static void remainsWithTheBot(ConversationRef ref) {
        Awaitility.await().untilAsserted(() -> as("agent")
                .get("/v1/conversations/" + ref.conversationId().value())
                .then()
                .statusCode(200)
                .body("transcript", hasSize(1))
                .body("owner", equalTo("BOT")));
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

    private static void publish(PhoneNumberId number, String policy) {
        as("operator")
                .contentType("text/plain")
                .body(policy)
                .put("/v1/policies/" + number.value())
                .then()
                .statusCode(200);
    }

    private Handoff stuck(String waId) {
        return handoff(asks("106540352242922", waId), "support-es");
    }

    private ConversationId asks(String number, String waId) {
        return says(new PhoneNumberId(number), waId, "wamid." + waId, "quiero hablar con una persona")
                .conversationId();
    }

    private ConversationRef says(PhoneNumberId number, String waId, String messageId, String text) {
        var ref = ConversationRef.of(number, null, Person.ofWaId(waId), Provider.META);
        producer.send(
                        Topics.CONVERSATION_EVENTS,
                        new ConversationEvent.UserMessage(
                                EventMeta.now(messageId, Instant.now()), ref, MessageContent.text(messageId, text)))
                .join();
        return ref;
    }

    private Handoff handoff(ConversationId conversation, String queue) {
        return Committed.await(
                        bootstrapServers,
                        topics.of(Topics.handoffs(queue)),
                        Handoff.class,
                        1,
                        handoff -> handoff.conversationId().equals(conversation))
                .getFirst();
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

    private static RequestSpecification as(String scope) {
        return given().header("Authorization", "Bearer " + scope + "-key");
    }

    private static int managementPort() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.management.test-port", Integer.class);
    }
}
