package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.notifier.FakeGraphApi.Answer;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.whatsapp.WhatsAppChannel;
import dev.relevo.notifier.rate.RateLimits;
import dev.relevo.notifier.rate.SendKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rate limits of WhatsApp as the whole service keeps them. Their arithmetic is tested with a clock of the test's own. */
@QuarkusTest
class RateLimitTest extends ServiceTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");

    @Inject
    RateLimits rateLimits;

    @Inject
    WhatsAppChannel whatsApp;

    /** More messages are due than one look claims (96), all older than the other number's message. */
    @Test
    void a_number_that_whatsapp_limits_is_held_back_and_delays_no_other_number() {
        graph.answer("limited", new Answer.Error(429, 130429, 600));
        send(Topics.OUTBOUND_MESSAGES, message("3201", 0, "limited"));
        eventually().until(() -> value("SELECT reason FROM delivery WHERE delivery_key = ?", "limited")
                .equals("RATE_LIMITED"));

        for (int person = 1; person <= 150; person++) {
            send(Topics.OUTBOUND_MESSAGES, message("3201", person, "held-" + person));
        }
        send(Topics.OUTBOUND_MESSAGES, message("3202", 0, "free"));

        eventually().until(() -> stateOf("free").equals("SENT"));
        assertThat(graph.keysFrom("3201")).containsExactly("limited");
        assertThat(value("SELECT max(attempts) FROM delivery WHERE delivery_key LIKE ?", "held-%"))
                .isEqualTo("0");
    }

    /** The limited message is due again when the wait is over, and no message of its number before. */
    @Test
    void a_number_that_whatsapp_limited_sends_again_after_the_wait() {
        graph.answer("pause", new Answer.Error(429, 130429, 6));
        send(Topics.OUTBOUND_MESSAGES, message("3203", 0, "pause"));
        eventually().until(() -> value("SELECT reason FROM delivery WHERE delivery_key = ?", "pause")
                .equals("RATE_LIMITED"));
        String waitEnd = value("SELECT next_attempt_at FROM delivery WHERE delivery_key = ?", "pause");

        send(Topics.OUTBOUND_MESSAGES, message("3203", 1, "resumed"));

        eventually().until(() -> stateOf("resumed").equals("SENT"));
        assertThat(value(
                        "SELECT finished_at >= CAST(? AS timestamptz) FROM delivery WHERE delivery_key = 'resumed'",
                        waitEnd))
                .isEqualTo("t");
        assertThat(graph.calls("resumed")).hasSize(1);
    }

    /** The bucket of the pair is held for longer than the test takes, and then forgotten. */
    @Test
    void a_message_to_a_person_above_the_pair_limit_waits_without_an_attempt_and_other_people_do_not() {
        var next = message("3204", 0, "talk");
        var pair = new SendKeys(
                "3204",
                "conversation/"
                        + Ids.derived("conversation", next.conversationId().value()));
        QuarkusTransaction.requiringNew()
                .run(() -> rateLimits.slowDown(
                        whatsApp,
                        pair,
                        new SendResult.Retryable(FailureReason.PAIR_RATE_LIMITED, Duration.ofMinutes(10))));

        send(Topics.OUTBOUND_MESSAGES, next);
        send(Topics.OUTBOUND_MESSAGES, message("3204", 1, "someone-else"));

        eventually().until(() -> stateOf("someone-else").equals("SENT"));
        eventually().until(() -> value(
                        "SELECT next_attempt_at - queued_at > interval '9 minutes' AND attempts = 0"
                                + " FROM delivery WHERE delivery_key = ?",
                        "talk")
                .equals("t"));
        assertThat(graph.calls("talk")).isEmpty();
        sql("DELETE FROM rate_bucket WHERE id LIKE '%' || ?", pair.orderingKey());
        sql("UPDATE delivery SET next_attempt_at = now() WHERE delivery_key = ?", "talk");
        eventually().until(() -> stateOf("talk").equals("SENT"));
        assertThat(graph.calls("talk")).hasSize(1);
    }

    private static OutboundMessage message(String phoneNumberId, int person, String key) {
        var number = new PhoneNumberId(phoneNumberId);
        var to = Person.ofWaId("57300222%04d".formatted(person));
        return new OutboundMessage(
                EventMeta.now(key, T0),
                key,
                ConversationId.of(number, to.id()),
                number,
                to,
                0,
                "Hola " + key,
                null,
                null,
                OutboundMessage.AGENT_REPLY);
    }
}
