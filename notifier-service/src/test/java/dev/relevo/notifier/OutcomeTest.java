package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Ids;
import dev.relevo.event.Provider;
import dev.relevo.event.ProviderError;
import dev.relevo.event.Topics;
import dev.relevo.notifier.FakeGraphApi.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The outcome of a message is published in its conversation, once. Where an outcome must not be published, a second message of the
 * same conversation follows: when its outcome comes, any earlier one must have come.
 */
@QuarkusTest
class OutcomeTest extends OutcomeServiceTest {
    private static final Instant LATER = Outbound.T0.plusSeconds(60);

    @Test
    void a_message_that_comes_three_times_has_one_sent_outcome() {
        var number = Outbound.of("8001");

        send(Topics.OUTBOUND_MESSAGES, number.reply("single"));
        send(Topics.OUTBOUND_MESSAGES, number.reply("single"));
        send(Topics.OUTBOUND_MESSAGES, number.reply("single"));
        awaitSent(number, "single-next");

        assertThat(outcomes.of(number, "single")).hasSize(1);
        MessageOutcome outcome = outcomes.of(number, "single").getFirst();
        assertThat(outcome.outcome()).isEqualTo(Outcome.SENT);
        assertThat(outcome.conversation().conversationId()).isEqualTo(number.conversation());
        assertThat(outcome.conversation().person().id()).isEqualTo(Outbound.ROSA.id());
        assertThat(outcome.conversation().provider()).isEqualTo(Provider.RELEVO);
        assertThat(outcome.actionId()).isEqualTo("action-single");
        assertThat(outcome.handoffId()).isEqualTo(new HandoffId("handoff-single"));
        assertThat(outcome.messageId()).isEqualTo("wamid.single");
        assertThat(outcome.code()).isNull();
        assertThat(outcome.reason()).isNull();
        assertThat(outcome.meta().eventId()).isEqualTo(Ids.derived("message-outcome", "single", "SENT"));
    }

    @ParameterizedTest
    @CsvSource({
        "8010, 131026, WhatsApp cannot deliver to this person",
        "8011, 100, WhatsApp rejected the message as invalid",
        "8012, 131047, the 24-hour window is closed",
        "8013, 131050, the person has opted out of messages of this kind",
        "8014, 987654, WhatsApp reported an unknown error"
    })
    void a_rejected_message_has_an_outcome_with_code_and_reason(String phoneNumberId, int code, String reason) {
        var number = Outbound.of(phoneNumberId);
        String key = "refused-" + code;
        graph.answer(key, new Answer.Error(400, code, 0));

        send(Topics.OUTBOUND_MESSAGES, number.reply(key));

        eventually().until(() -> !outcomes.of(number, key).isEmpty());
        MessageOutcome outcome = outcomes.of(number, key).getFirst();
        assertThat(outcome.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.messageId()).isNull();
        assertThat(operator()
                        .get("/v1/deliveries?state=FAILED")
                        .jsonPath()
                        .getList("findAll { it.phoneNumberId == '" + phoneNumberId + "' }.code", Integer.class))
                .containsExactly(code);
    }

    @Test
    void a_message_that_fails_later_has_a_second_outcome_with_the_time_and_the_code_of_the_status() {
        var number = Outbound.of("8020");
        send(Topics.OUTBOUND_MESSAGES, number.reply("later"));
        eventually().until(() -> kinds(number, "later").equals(List.of(Outcome.SENT)));

        send(
                Topics.MESSAGE_STATUSES,
                number.status("later", DeliveryStatus.FAILED, LATER, new ProviderError(131026, "x", "y")));

        eventually().until(() -> kinds(number, "later").equals(List.of(Outcome.SENT, Outcome.FAILED)));
        MessageOutcome failed = outcomes.of(number, "later").getLast();
        assertThat(failed.code()).isEqualTo(131026);
        assertThat(failed.reason()).isEqualTo("WhatsApp cannot deliver to this person");
        assertThat(failed.messageId()).isEqualTo("wamid.later");
        assertThat(failed.actionId()).isEqualTo("action-later");
        assertThat(failed.meta().occurredAt()).isEqualTo(LATER);
    }

    @Test
    void arrival_and_reading_are_published_for_a_reply_and_not_for_an_offer_of_the_router() {
        var number = Outbound.of("8021");
        send(Topics.OUTBOUND_MESSAGES, number.reply("seen"));
        send(Topics.OUTBOUND_MESSAGES, number.offer("quiet-offer", 0));
        eventually().until(() -> kinds(number, "quiet-offer").equals(List.of(Outcome.SENT)));

        for (String key : List.of("quiet-offer", "seen", "seen")) {
            send(Topics.MESSAGE_STATUSES, number.status(key, DeliveryStatus.SENT, LATER));
            send(Topics.MESSAGE_STATUSES, number.statusWithoutRecipient(key, DeliveryStatus.DELIVERED, LATER));
            send(Topics.MESSAGE_STATUSES, number.status(key, DeliveryStatus.READ, LATER));
        }
        awaitSent(number, "seen-next");

        eventually().until(() -> kinds(number, "seen").equals(List.of(Outcome.SENT, Outcome.DELIVERED, Outcome.READ)));
        assertThat(kinds(number, "quiet-offer")).containsExactly(Outcome.SENT);
    }

    @Test
    void arrival_is_not_published_after_reading() {
        var number = Outbound.of("8022");
        send(Topics.OUTBOUND_MESSAGES, number.reply("hasty"));
        eventually().until(() -> kinds(number, "hasty").equals(List.of(Outcome.SENT)));

        send(Topics.MESSAGE_STATUSES, number.status("hasty", DeliveryStatus.READ, LATER));
        send(Topics.MESSAGE_STATUSES, number.status("hasty", DeliveryStatus.DELIVERED, LATER));
        eventually().until(() -> kinds(number, "hasty").contains(Outcome.READ));
        awaitSent(number, "hasty-next");

        assertThat(kinds(number, "hasty")).containsExactly(Outcome.SENT, Outcome.READ);
    }

    /** WhatsApp accepted the messages and did not answer: the status is the first sign of that. */
    @Test
    void a_status_that_proves_a_message_without_an_answer_is_published() {
        var number = Outbound.of("8023");
        graph.answer("proven", new Answer.Silence());
        graph.answer("proven-offer", new Answer.Silence());

        send(Topics.OUTBOUND_MESSAGES, number.reply("proven"));
        eventually().until(() -> graph.calls("proven").size() == 1);
        send(Topics.MESSAGE_STATUSES, number.status("proven", DeliveryStatus.DELIVERED, LATER));
        send(Topics.OUTBOUND_MESSAGES, number.offer("proven-offer", 0));
        eventually().until(() -> graph.calls("proven-offer").size() == 1);
        send(Topics.MESSAGE_STATUSES, number.status("proven-offer", DeliveryStatus.DELIVERED, LATER));

        eventually().until(() -> kinds(number, "proven-offer").equals(List.of(Outcome.SENT)));
        assertThat(kinds(number, "proven")).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void a_message_of_an_earlier_owner_has_the_outcome_expired() {
        var number = Outbound.of("8024");
        send(Topics.CONVERSATION_OWNERS, number.owner(5));
        String conversation = Ids.derived("conversation", number.conversation().value());
        eventually().until(() -> value("SELECT epoch FROM conversation_epoch WHERE conversation = ?", conversation)
                .equals("5"));

        send(Topics.OUTBOUND_MESSAGES, number.offer("stale-offer", 4));

        eventually().until(() -> kinds(number, "stale-offer").equals(List.of(Outcome.EXPIRED)));
        assertThat(outcomes.of(number, "stale-offer").getFirst().reason())
                .isEqualTo("someone else has taken over the conversation");
    }

    /** The test shortens the wait in the database: the limit is a day. */
    @Test
    void a_message_that_is_given_up_has_an_outcome_with_the_last_reason() {
        var number = Outbound.of("8025");
        graph.answer("tired", new Answer.Error(400, 131048, 600), new Answer.Error(400, 131048, 600));
        send(Topics.OUTBOUND_MESSAGES, number.reply("tired"));
        awaitReason("tired", "SPAM_LIMITED");

        sql("UPDATE notifier.delivery SET queued_at = now() - interval '25 hours', next_attempt_at = now()"
                + " WHERE delivery_key = 'tired'");

        eventually().until(() -> kinds(number, "tired").equals(List.of(Outcome.FAILED)));
        MessageOutcome outcome = outcomes.of(number, "tired").getFirst();
        assertThat(outcome.code()).isEqualTo(131048);
        assertThat(outcome.reason()).isEqualTo("given up: too many messages of this number were blocked or reported");
        assertThat(stateOf("tired")).isEqualTo("DEAD");
    }

    private void awaitSent(Outbound number, String key) {
        send(Topics.OUTBOUND_MESSAGES, number.reply(key));
        eventually().until(() -> kinds(number, key).equals(List.of(Outcome.SENT)));
    }

    private void awaitReason(String key, String reason) {
        eventually().until(() -> value("SELECT reason FROM delivery WHERE delivery_key = ?", key)
                .equals(reason));
    }

    private List<Outcome> kinds(Outbound number, String messageKey) {
        return outcomes.kinds(number, messageKey);
    }
}
