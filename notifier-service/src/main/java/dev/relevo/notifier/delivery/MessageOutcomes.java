package dev.relevo.notifier.delivery;

import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The publication of {@code message-outcome} events to a conversation, in the transaction that records the outcome. */
@Singleton
class MessageOutcomes {
    private final Outbox outbox;
    private final InstantSource clock;

    MessageOutcomes(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Publishes the outcome of a changed delivery; nothing when the outcome is the same or the delivery is a notice.
     *
     * @param before its outcome before the change; null when it was in progress
     * @param at when it happened
     */
    void publishChange(Delivery delivery, @Nullable Outcome before, Instant at) {
        delivery.subject().ifPresent(subject -> {
            Outcome after = publishable(delivery.outcome(), subject);
            if (after != null && after != publishable(before, subject)) {
                outbox.add(Topics.CONVERSATION_EVENTS, event(delivery, subject, after, at));
            }
        });
    }

    /** Reports arrival and reading only for an agent's reply: most messages are not replies, and no one uses it for them. */
    private static @Nullable Outcome publishable(@Nullable Outcome outcome, MessageSubject subject) {
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
                        .map(reason -> FailureDescriptions.of(reason, delivery.state()))
                        .orElse(null));
    }
}
