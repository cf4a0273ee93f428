package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Policies in the service on a real broker: published, refused, changed, and what they do to people. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class PolicyServiceTest extends RouterService {
    @Test
    void a_bad_policy_is_refused_with_every_problem_and_changes_nothing() {
        as("operator")
                .contentType("text/plain")
                .body(POLICY.replace("support-es", "no-such-queue"))
                .put("/v1/policies/default")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("queues[0].name"))
                .body("violations[0].line", equalTo(3))
                .body("violations[0].column", equalTo(17))
                .body("violations[0].message", containsString("does not exist"));
        as("operator")
                .contentType("text/plain")
                .body(POLICY)
                .put("/v1/policies/106540352242922")
                .then()
                .statusCode(400)
                .body("detail", containsString("number: expected the number in the path"));
        as("operator")
                .contentType("text/plain")
                .body("number: 1")
                .post("/v1/policies/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("violations.message", hasItem("timeZone is required"));

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

    private static void publish(PhoneNumberId number, String policy) {
        as("operator")
                .contentType("text/plain")
                .body(policy)
                .put("/v1/policies/" + number.value())
                .then()
                .statusCode(200);
    }
}
