package dev.relevo.router.conversation;

import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.OutboundMessage;
import dev.relevo.router.text.Text;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A handoff message to the user and its delivery status.
 *
 * @param messageKey of the outbound message
 * @param handoff the episode it belongs to
 * @param actionId the reply that it carries; null when no agent wrote it
 * @param agentId who wrote it; null when no agent did
 * @param text what it says, at most {@value #MAX_TEXT} characters of it
 * @param at when it was handed over for sending
 * @param status delivery status
 * @param code WhatsApp's error code; null unless WhatsApp gave one
 * @param reason of the failure, in words; null unless it failed or expired
 */
public record SentMessage(
        String messageKey,
        String handoff,
        @Nullable String actionId,
        @Nullable String agentId,
        String text,
        Instant at,
        Status status,
        @Nullable Integer code,
        @Nullable String reason) {
    public static final int MAX_TEXT = 1_000;

    /** Delivery status of a message. */
    public enum Status {
        QUEUED,
        SENT,
        DELIVERED,
        READ,
        EXPIRED,
        FAILED;

        public boolean isLost() {
            return this == EXPIRED || this == FAILED;
        }
    }

    public static SentMessage queued(OutboundMessage message, @Nullable String agentId) {
        String text = message.text() != null ? message.text() : bodyOf(message);
        return new SentMessage(
                message.messageKey(),
                Objects.requireNonNull(message.handoffId()).value(),
                message.actionId(),
                agentId,
                Text.cut(text, MAX_TEXT),
                message.meta().occurredAt(),
                Status.QUEUED,
                null,
                null);
    }

    private static String bodyOf(OutboundMessage message) {
        return message.interactive() == null ? "" : message.interactive().body();
    }

    /** Status reports may arrive in any order: the later of two constants wins, and a delivered message cannot fail. */
    public SentMessage after(MessageOutcome outcome) {
        Status next =
                switch (outcome.outcome()) {
                    case SENT -> Status.SENT;
                    case DELIVERED -> Status.DELIVERED;
                    case READ -> Status.READ;
                    case EXPIRED -> Status.EXPIRED;
                    case FAILED -> Status.FAILED;
                    case UNKNOWN -> status;
                };
        boolean isOver = status.isLost() || (next.isLost() && status.compareTo(Status.SENT) > 0);
        if (isOver || next.compareTo(status) <= 0) {
            return this;
        }
        return new SentMessage(
                messageKey,
                handoff,
                actionId,
                agentId,
                text,
                at,
                next,
                next.isLost() ? outcome.code() : null,
                next.isLost() ? outcome.reason() : null);
    }

    /** Without the text, which is personal data. */
    @Override
    public String toString() {
        return "SentMessage[" + messageKey + " " + status + "]";
    }
}
