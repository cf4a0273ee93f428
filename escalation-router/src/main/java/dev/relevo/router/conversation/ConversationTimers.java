package dev.relevo.router.conversation;

import dev.relevo.event.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Timers of a conversation.
 *
 * @param waiting the unanswered message; null if absent
 * @param windowClosesAt end of WhatsApp's 24-hour window; null before the person's first message
 * @param quietUntil until when weak signs are ignored; null when they are not
 * @param asked the request for a person that the bot must answer; null if absent
 */
public record ConversationTimers(
        @Nullable UnansweredMessages waiting,
        @Nullable Instant windowClosesAt,
        @Nullable Instant quietUntil,
        @Nullable PendingHumanRequest asked) {
    /** The 24-hour window: WhatsApp accepts free text for this long after each message of the user. */
    public static final Duration WINDOW = Duration.ofHours(24);

    public static final ConversationTimers NONE = new ConversationTimers(null, null, null, null);

    public ConversationTimers waitingFor(@Nullable UnansweredMessages newWaiting) {
        return new ConversationTimers(newWaiting, windowClosesAt, quietUntil, asked);
    }

    /** The window is never shortened: messages may arrive in any order. */
    public ConversationTimers windowUntil(Instant closesAt) {
        boolean later = windowClosesAt == null || closesAt.isAfter(windowClosesAt);
        return new ConversationTimers(waiting, later ? closesAt : windowClosesAt, quietUntil, asked);
    }

    public ConversationTimers quiet(Instant until) {
        return new ConversationTimers(waiting, windowClosesAt, until, asked);
    }

    public ConversationTimers asked(@Nullable PendingHumanRequest newAsked) {
        return new ConversationTimers(waiting, windowClosesAt, quietUntil, newAsked);
    }

    /** The union of two: the longer window, the longer cool-down, the older unanswered message. */
    public ConversationTimers and(ConversationTimers other) {
        ConversationTimers both = other.windowClosesAt == null ? this : windowUntil(other.windowClosesAt);
        if (other.quietUntil != null && (quietUntil == null || other.quietUntil.isAfter(quietUntil))) {
            both = both.quiet(other.quietUntil);
        }
        boolean older = other.waiting != null
                && (waiting == null || other.waiting.since().isBefore(waiting.since()));
        return older ? both.waitingFor(other.waiting) : both;
    }

    /**
     * A request for a person that the bot must answer, because the policy does not act.
     *
     * @param request the evidence of the request
     * @param since time of the request
     */
    public record PendingHumanRequest(Reason request, Instant since) {}

    /**
     * A user whose message has not been answered.
     *
     * @param since time of the first unanswered message
     * @param messageId of that message
     * @param messages number of the user's messages since
     * @param counted true when this silence was already counted as evidence
     */
    public record UnansweredMessages(Instant since, String messageId, int messages, boolean counted) {
        public UnansweredMessages another() {
            return new UnansweredMessages(since, messageId, messages + 1, counted);
        }

        public UnansweredMessages asCounted() {
            return new UnansweredMessages(since, messageId, messages, true);
        }
    }
}
