package dev.relevo.notifier.delivery;

import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.notifier.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Tells a conversation what became of a message to its person, in the transaction that records it. */
@Singleton
class MessageOutcomes {
    private final Outbox outbox;
    private final InstantSource clock;

    MessageOutcomes(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Tells what a change of a delivery comes to; nothing when that is no news, or it is an alert's.
     *
     * @param before its outcome before the change; null when it was under way
     * @param at when it happened
     */
    void tell(Delivery delivery, @Nullable Outcome before, Instant at) {
        delivery.subject().ifPresent(subject -> {
            Outcome after = told(delivery.outcome(), subject);
            if (after != null && after != told(before, subject)) {
                outbox.add(Topics.CONVERSATION_EVENTS, event(delivery, subject, after, at));
            }
        });
    }

    /** Of what no agent wrote nobody waits to hear that it arrived: most messages are of that kind. */
    private static @Nullable Outcome told(@Nullable Outcome outcome, MessageSubject subject) {
        boolean hasArrived = outcome == Outcome.DELIVERED || outcome == Outcome.READ;
        return hasArrived && !subject.isReply() ? Outcome.SENT : outcome;
    }

    private MessageOutcome event(Delivery delivery, MessageSubject subject, Outcome outcome, Instant at) {
        String id = Ids.derived("message-outcome", delivery.key(), outcome.name());
        return new MessageOutcome(
                new EventMeta(id, at, clock.instant()),
                subject.conversation(),
                delivery.key(),
                subject.actionId(),
                subject.handoffId(),
                outcome,
                delivery.providerId().orElse(null),
                delivery.code().orElse(null),
                delivery.reason()
                        .map(reason -> OutcomeWords.of(reason, delivery.state()))
                        .orElse(null));
    }
}
