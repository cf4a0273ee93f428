package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.Ids;
import dev.relevo.event.ProviderError;
import dev.relevo.event.Topics;
import dev.relevo.notifier.FakeGraphApi.Answer;
import dev.relevo.stack.Broker;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** The outbox between the database, where an outcome is recorded, and the topic, where it is published. */
@QuarkusTest
class OutcomeOutboxTest extends OutcomeServiceTest {
    private static final String PARK = "INSERT INTO notifier.outbox"
            + " (id, aggregatetype, aggregateid, type, payload, created_at, parked_at, parked_reason)"
            + " VALUES (?, 'conversation-events', ?, 'MessageOutcome', ?, now(), now() - interval '1 hour', ?)";

    /** Set by its test resource. */
    @SuppressWarnings("NullAway.Init")
    Broker broker;

    /** The retry is due only after the broker has stopped, so the message is settled during the outage. */
    @Test
    void an_outcome_that_is_recorded_while_the_broker_is_unavailable_is_published_when_it_is_available_again() {
        var number = Outbound.of("8101");
        graph.answer("outage", new Answer.Error(503, 131000, 600));
        send(Topics.OUTBOUND_MESSAGES, number.reply("outage"));
        eventually().until(() -> value("SELECT reason FROM delivery WHERE delivery_key = ?", "outage")
                .equals("UNAVAILABLE"));

        broker.stop();
        try {
            sql("UPDATE notifier.delivery SET next_attempt_at = now() WHERE delivery_key = 'outage'");
            eventually().until(() -> stateOf("outage").equals("SENT"));
            assertThat(waiting(number)).isEqualTo("1");
        } finally {
            broker.restart();
        }

        eventually().until(() -> outcomes.kinds(number, "outage").equals(List.of(Outcome.SENT)));
        eventually().until(() -> waiting(number).equals("0"));
    }

    /** The topic is set to accept only records with the current millisecond as their time, so it accepts none. */
    @Test
    void alert_events_are_published_while_the_conversation_topic_accepts_nothing() throws Exception {
        var number = Outbound.of("8107");
        var opened = RatingEvents.of("8107").opened();
        conversationTopicAcceptsRecordsOf("0");
        try {
            send(Topics.OUTBOUND_MESSAGES, number.reply("stuck-outcome"));
            eventually().until(() -> stateOf("stuck-outcome").equals("SENT"));
            send(opened);

            try (var alerts = reader(Topics.ALERT_EVENTS)) {
                eventually().until(() -> types(alerts, alertId(opened)).equals(List.of("AlertOpened")));
            }
            assertThat(waiting(number)).isEqualTo("1");
        } finally {
            conversationTopicAcceptsRecordsOf(Long.toString(Long.MAX_VALUE));
        }

        eventually().until(() -> outcomes.kinds(number, "stuck-outcome").contains(Outcome.SENT));
    }

    /** During an upgrade the previous version may still store rows, with its names of topics. */
    @Test
    void an_outcome_that_the_previous_version_stored_and_parked_is_published() {
        var number = Outbound.of("8102");
        String event = """
                {"type":"message-outcome","eventId":"by-the-old","occurredAt":"2026-11-22T14:00:00Z",\
                "recordedAt":"2026-11-22T14:00:00Z","version":1,"conversationId":"8102:573001112266",\
                "phoneNumberId":"8102","person":{"id":"573001112266"},"provider":"RELEVO",\
                "messageKey":"old-parked","outcome":"SENT"}""";

        sql(
                PARK.replace("conversation-events", "conversation"),
                "by-the-old",
                number.conversation().value(),
                event,
                "UNKNOWN_TYPE");

        eventually().until(() -> outcomes.kinds(number, "old-parked").equals(List.of(Outcome.SENT)));
    }

    @Test
    void an_outcome_that_cannot_be_published_is_listed_without_the_phone_number_and_only_to_keys_of_its_number() {
        var noras = Outbound.of("6107");
        var others = Outbound.of("8103");
        sql(PARK, "broken-noras", noras.conversation().value(), "not an event", "UNREADABLE");
        sql(PARK, "broken-others", others.conversation().value(), "not an event", "UNREADABLE");

        String all = operator().get("/v1/outbox/parked").asString();
        var seen = given().header("Authorization", "Bearer " + Keys.NORA);

        assertThat(all)
                .contains("broken-noras", "broken-others", noras.conversation().hash())
                .doesNotContain(Outbound.ROSA.id());
        assertThat(seen.get("/v1/outbox/parked").asString())
                .contains("broken-noras")
                .doesNotContain("broken-others");
        seen.post("/v1/outbox/broken-others/discard").then().statusCode(404);
        seen.post("/v1/outbox/broken-noras/discard").then().statusCode(204);
        operator().post("/v1/outbox/broken-others/discard").then().statusCode(204);
    }

    /** The outbox holds a duplicate of the outcome: it is the same event, and the message is still settled. */
    @Test
    void a_duplicate_outcome_in_the_outbox_does_not_prevent_a_message_from_being_settled() {
        var number = Outbound.of("8104");
        String id = Ids.derived("message-outcome", "doubled", "FAILED");
        graph.answer("doubled", new Answer.Error(400, 131026, 0));
        sql(PARK, id, number.conversation().value(), "not an event", "UNREADABLE");

        send(Topics.OUTBOUND_MESSAGES, number.reply("doubled"));

        eventually().until(() -> stateOf("doubled").equals("FAILED"));
        assertThat(graph.calls("doubled")).hasSize(1);
        operator().post("/v1/outbox/" + id + "/discard").then().statusCode(204);
    }

    /** The previous version kept no subject of a settled message. */
    @Test
    void a_message_that_the_previous_version_settled_records_its_status_and_publishes_nothing() {
        var number = Outbound.of("8105");
        send(Topics.OUTBOUND_MESSAGES, number.reply("settled-before"));
        eventually().until(() -> outcomes.kinds(number, "settled-before").equals(List.of(Outcome.SENT)));
        sql("UPDATE notifier.delivery SET subject = NULL WHERE delivery_key = 'settled-before'");

        send(
                Topics.MESSAGE_STATUSES,
                number.status(
                        "settled-before", DeliveryStatus.FAILED, Outbound.T0, new ProviderError(131026, "x", "y")));

        eventually().until(() -> stateOf("settled-before").equals("FAILED"));
        assertThat(value("SELECT code FROM delivery WHERE delivery_key = ?", "settled-before"))
                .isEqualTo("131026");
        assertThat(waiting(number)).isEqualTo("0");
    }

    @Test
    void a_settled_message_keeps_ids_and_neither_text_nor_name() {
        var number = Outbound.of("8106");

        send(Topics.OUTBOUND_MESSAGES, number.reply("kept"));

        eventually().until(() -> stateOf("kept").equals("SENT"));
        assertThat(value("SELECT subject FROM delivery WHERE delivery_key = ?", "kept"))
                .contains(number.conversation().value(), "action-kept", "handoff-kept")
                .doesNotContain("Hola", "Rosa");
    }

    private void conversationTopicAcceptsRecordsOf(String lastMillis) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var age = new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, lastMillis);
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topics.of(Topics.CONVERSATION_EVENTS)),
                            List.of(new AlterConfigOp(age, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private String waiting(Outbound number) {
        return value(
                "SELECT count(*) FROM outbox WHERE published_at IS NULL AND aggregateid = ?",
                number.conversation().value());
    }
}
