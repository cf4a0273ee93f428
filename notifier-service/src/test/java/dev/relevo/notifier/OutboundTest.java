package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.ProviderError;
import dev.relevo.event.StatusRef;
import dev.relevo.event.Topics;
import dev.relevo.notifier.FakeGraphApi.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboundTest extends ServiceTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final Person MARIA = Person.ofWaId("573001112233");

    /** The second message follows on the same partition, so its call proves that the duplicates had been read. */
    @Test
    void a_message_that_comes_three_times_is_sent_once_with_our_key() {
        var message = message("3001", "once", 0);

        send(Topics.OUTBOUND_MESSAGES, message);
        send(Topics.OUTBOUND_MESSAGES, message);
        send(Topics.OUTBOUND_MESSAGES, message);
        send(Topics.OUTBOUND_MESSAGES, message("3001", "once-next", 0));

        eventually().until(() -> stateOf("once-next").equals("SENT"));
        var call = graph.calls("once").getFirst();
        assertThat(graph.keysFrom("3001")).containsExactly("once", "once-next");
        assertThat(call.authorization()).isEqualTo("Bearer " + FakeGraphApi.TOKEN);
        assertThat(call.body().path("to").asText()).isEqualTo("573001112233");
        assertThat(call.body().path("text").path("body").asText()).isEqualTo("Hola once");
    }

    @Test
    void the_text_of_a_settled_message_is_deleted() {
        send(Topics.OUTBOUND_MESSAGES, message("3002", "forget", 0));

        eventually().until(() -> stateOf("forget").equals("SENT"));
        assertThat(value("SELECT payload FROM delivery WHERE delivery_key = ?", "forget"))
                .isEqualTo("null");
    }

    @Test
    void a_rate_limited_send_is_retried_after_the_wait_that_whatsapp_asks_for() {
        graph.answer("busy", new Answer.Error(429, 130429, 3), new Answer.Error(500, 131000, 0));

        send(Topics.OUTBOUND_MESSAGES, message("3003", "busy", 0));
        eventually().until(() -> value("SELECT reason FROM delivery WHERE delivery_key = ?", "busy")
                .equals("RATE_LIMITED"));
        var wait = value(
                "SELECT next_attempt_at - queued_at >= interval '3 seconds' FROM delivery WHERE delivery_key = ?",
                "busy");

        eventually().until(() -> stateOf("busy").equals("SENT"));
        assertThat(wait).isEqualTo("t");
        assertThat(graph.calls("busy")).hasSize(3);
    }

    /** Sockets buffer a few megabytes on their own; the rest must not be read. */
    @Test
    void an_endless_answer_is_cut_off_and_counts_as_no_answer() {
        graph.answer("endless", new Answer.Endless());

        send(Topics.OUTBOUND_MESSAGES, message("3090", "endless", 0));

        eventually().until(() -> stateOf("endless").equals("SENT"));
        assertThat(graph.calls("endless")).hasSize(2);
        assertThat(graph.endlessMegabytes).hasValueLessThan(30);
    }

    @Test
    void a_message_outside_the_24_hour_window_fails_with_the_reason_and_is_not_retried() {
        graph.answer("late", new Answer.Error(400, 131047, 0));

        send(Topics.OUTBOUND_MESSAGES, message("3004", "late", 0));
        send(Topics.OUTBOUND_MESSAGES, message("3004", "late-next", 0));

        eventually().until(() -> stateOf("late-next").equals("SENT"));
        assertThat(stateOf("late")).isEqualTo("FAILED");
        assertThat(value("SELECT reason FROM delivery WHERE delivery_key = ?", "late"))
                .isEqualTo("WINDOW_CLOSED");
        assertThat(graph.calls("late")).hasSize(1);
    }

    @Test
    void a_message_of_an_earlier_owner_is_dropped_but_an_agents_reply_and_one_of_the_current_owner_are_sent() {
        send(Topics.CONVERSATION_OWNERS, owner("3005", 5));
        String conversation = Ids.derived("conversation", "3005:" + MARIA.id());
        eventually().until(() -> value("SELECT epoch FROM conversation_epoch WHERE conversation = ?", conversation)
                .equals("5"));

        send(Topics.OUTBOUND_MESSAGES, message("3005", "stale", 4));
        send(Topics.OUTBOUND_MESSAGES, message("3005", "human", 4, OutboundMessage.AGENT_REPLY));
        send(Topics.OUTBOUND_MESSAGES, message("3005", "present", 5));

        eventually().until(() -> stateOf("present").equals("SENT"));
        assertThat(stateOf("stale")).isEqualTo("DROPPED");
        assertThat(graph.keysFrom("3005")).containsExactly("human", "present");
    }

    @Test
    void messages_of_one_conversation_keep_their_order_when_the_first_is_retried() {
        graph.answer("first", new Answer.Error(503, 2, 0));

        send(Topics.OUTBOUND_MESSAGES, message("3006", "first", 0));
        send(Topics.OUTBOUND_MESSAGES, message("3006", "second", 0));

        eventually().until(() -> stateOf("second").equals("SENT"));
        assertThat(graph.keysFrom("3006")).containsExactly("first", "first", "second");
    }

    @Test
    void a_send_without_an_answer_is_not_retried_once_a_status_proves_it() {
        graph.answer("quiet", new Answer.Silence());

        send(Topics.OUTBOUND_MESSAGES, message("3007", "quiet", 0));
        send(Topics.OUTBOUND_MESSAGES, message("3007", "quiet-next", 0));
        eventually().until(() -> graph.calls("quiet").size() == 1);
        send(Topics.MESSAGE_STATUSES, status("3007", "quiet", DeliveryStatus.DELIVERED, List.of()));

        eventually().until(() -> stateOf("quiet-next").equals("SENT"));
        assertThat(stateOf("quiet")).isEqualTo("DELIVERED");
        assertThat(graph.keysFrom("3007")).containsExactly("quiet", "quiet-next");
    }

    @Test
    void a_send_without_an_answer_or_a_status_is_retried_after_the_wait() {
        graph.answer("lost", new Answer.Silence());

        send(Topics.OUTBOUND_MESSAGES, message("3008", "lost", 0));
        eventually().until(() -> value("SELECT reason FROM delivery WHERE delivery_key = ?", "lost")
                .equals("NO_ANSWER"));

        eventually().until(() -> stateOf("lost").equals("SENT"));
        assertThat(graph.calls("lost")).hasSize(2);
    }

    @Test
    void a_message_that_fails_later_is_recorded_with_the_reason() {
        send(Topics.OUTBOUND_MESSAGES, message("3009", "failed-later", 0));
        eventually().until(() -> stateOf("failed-later").equals("SENT"));

        send(
                Topics.MESSAGE_STATUSES,
                status("3009", "failed-later", DeliveryStatus.FAILED, List.of(new ProviderError(131026, "x", "y"))));

        eventually().until(() -> stateOf("failed-later").equals("FAILED"));
        assertThat(value("SELECT reason FROM delivery WHERE delivery_key = ?", "failed-later"))
                .isEqualTo("UNDELIVERABLE");
    }

    @Test
    void a_poison_record_goes_to_the_dead_letter_and_the_partition_moves_on() {
        byte[] poison = "\u0000not json".getBytes(StandardCharsets.UTF_8);
        String key = "3010:" + MARIA.id();

        sendRaw(Topics.OUTBOUND_MESSAGES, key, poison);
        send(Topics.OUTBOUND_MESSAGES, message("3010", "after-poison", 0));

        eventually().until(() -> stateOf("after-poison").equals("SENT"));
        try (var reader = reader(Topics.OUTBOUND_MESSAGES.deadLetter())) {
            eventually().until(() -> reader.withKey(key).size() == 1);
            assertThat(reader.withKey(key).getFirst().value()).isEqualTo(poison);
        }
    }

    private static OutboundMessage message(String phoneNumberId, String key, long epoch) {
        return message(phoneNumberId, key, epoch, OutboundMessage.OFFER);
    }

    private static OutboundMessage message(String phoneNumberId, String key, long epoch, String reason) {
        var number = new PhoneNumberId(phoneNumberId);
        var conversation = ConversationId.of(number, MARIA.id());
        return new OutboundMessage(
                EventMeta.now(key, T0), key, conversation, number, MARIA, epoch, "Hola " + key, null, null, reason);
    }

    private static ConversationOwner owner(String phoneNumberId, long epoch) {
        var number = new PhoneNumberId(phoneNumberId);
        return new ConversationOwner(
                EventMeta.now("owner-" + epoch, T0),
                ConversationId.of(number, MARIA.id()),
                number,
                ConversationOwner.Owner.AGENT,
                null,
                null,
                epoch,
                T0);
    }

    private static MessageStatus status(
            String phoneNumberId, String key, DeliveryStatus status, List<ProviderError> errors) {
        var conversation = ConversationRef.of(new PhoneNumberId(phoneNumberId), null, MARIA, Provider.META);
        return new MessageStatus(
                EventMeta.now("status-" + key, T0),
                StatusRef.of(conversation),
                "wamid.late." + key,
                status,
                null,
                errors,
                key);
    }
}
