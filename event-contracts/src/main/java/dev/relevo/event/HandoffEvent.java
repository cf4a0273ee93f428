package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a handoff. Key: the conversation.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HandoffEvent.HandoffOpened.class, name = "handoff-opened"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffOffered.class, name = "handoff-offered"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffClaimed.class, name = "handoff-claimed"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffClaimRejected.class, name = "handoff-claim-rejected"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffReturned.class, name = "handoff-returned"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffTransferred.class, name = "handoff-transferred"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffOverflowed.class, name = "handoff-overflowed"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffPathOffered.class, name = "handoff-path-offered"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffResolved.class, name = "handoff-resolved"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffExpired.class, name = "handoff-expired"),
    @JsonSubTypes.Type(value = HandoffEvent.HandoffActionRejected.class, name = "handoff-action-rejected"),
    @JsonSubTypes.Type(value = HandoffEvent.MessageFailed.class, name = "message-failed"),
    @JsonSubTypes.Type(value = HandoffEvent.PolicyBreach.class, name = "policy-breach")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface HandoffEvent extends Event {

    /** The handoff it is about. */
    HandoffRef handoff();

    @Override
    default String key() {
        return handoff().conversationId().value();
    }

    /**
     * A stuck person was found and an episode began.
     *
     * @param priority 1 (first) to 5
     * @param reasons why
     * @param dueAt when an answer is owed
     * @param passedOver queues that matched first and could not take it; null when the first match took it
     */
    record HandoffOpened(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            int priority,
            List<Reason> reasons,
            Instant dueAt,
            @Nullable List<PassedQueue> passedOver)
            implements HandoffEvent {
        public HandoffOpened {
            reasons = List.copyOf(reasons);
            passedOver = passedOver == null || passedOver.isEmpty() ? null : List.copyOf(passedOver);
        }

        /** Opened in the queue that matched first. */
        public HandoffOpened(EventMeta meta, HandoffRef handoff, int priority, List<Reason> reasons, Instant dueAt) {
            this(meta, handoff, priority, reasons, dueAt, null);
        }
    }

    /**
     * A queue that a handoff did not go to.
     *
     * @param queue its name
     * @param reason why not, in words
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PassedQueue(String queue, String reason) {}

    /**
     * The person was offered a human, and has not answered yet.
     *
     * @param reasons why
     */
    record HandoffOffered(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, List<Reason> reasons)
            implements HandoffEvent {
        public HandoffOffered {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * An agent took it.
     *
     * @param agentId who
     */
    record HandoffClaimed(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String agentId) implements HandoffEvent {}

    /**
     * An agent did not get it: another was faster, or she has as many as she may.
     *
     * @param agentId who wanted it
     * @param by who has it; null when nobody has it, or nobody has it any more
     * @param reason why, in words; null in records from before 0.2
     */
    record HandoffClaimRejected(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            String agentId,
            @Nullable String by,
            @Nullable String reason)
            implements HandoffEvent {}

    /**
     * It came back to its queue.
     *
     * @param reason why, in words
     */
    record HandoffReturned(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String reason) implements HandoffEvent {}

    /**
     * An agent handed it to another queue.
     *
     * @param fromQueue where it was
     */
    record HandoffTransferred(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String fromQueue)
            implements HandoffEvent {}

    /**
     * Nobody answered in time; another queue has it now.
     *
     * @param fromQueue where it was
     */
    record HandoffOverflowed(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String fromQueue)
            implements HandoffEvent {}

    /**
     * The person was told other ways to a human.
     *
     * @param reason why no agent, in words
     * @param paths what she was told, at least one
     * @param reasons why she needs help
     */
    record HandoffPathOffered(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            String reason,
            List<ContactPath> paths,
            List<Reason> reasons)
            implements HandoffEvent {
        public HandoffPathOffered {
            paths = List.copyOf(paths);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The episode ended well; the bot speaks again.
     *
     * @param agentId who ended it; null when it ended by itself
     * @param wrapUp what it was about; null when not given
     */
    record HandoffResolved(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            @Nullable String agentId,
            @Nullable String wrapUp)
            implements HandoffEvent {
        /** Leaves the wrap-up out: an agent wrote it, and may have named the person. */
        @Override
        public String toString() {
            return "HandoffResolved[" + handoff + ", agentId=" + agentId + "]";
        }
    }

    /** The 24-hour window closed before anyone answered. */
    record HandoffExpired(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff) implements HandoffEvent {}

    /**
     * An action could not be done.
     *
     * @param actionId which
     * @param agentId whose
     * @param reason why, in words
     */
    record HandoffActionRejected(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            String actionId,
            String agentId,
            String reason)
            implements HandoffEvent {}

    /**
     * A message of this handoff did not reach the person.
     *
     * @param actionId the agent's reply; null when no agent wrote it
     * @param messageKey of the outbound message
     * @param reason short and stable, for example {@code window-closed} or {@code 131026}
     * @param details what happened, in words
     * @param canTemplate whether an approved template would reach the person
     */
    record MessageFailed(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            @Nullable String actionId,
            String messageKey,
            String reason,
            String details,
            boolean canTemplate)
            implements HandoffEvent {}

    /**
     * A person asked for a human and got none: no handoff, and in its next turn the bot named no person, number, address or
     * link. WhatsApp's policy asks for one.
     *
     * @param request what she asked
     * @param answer what the bot said; null when it said nothing in time
     */
    record PolicyBreach(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            Reason request,
            @Nullable String answer) implements HandoffEvent {
        /** Leaves the answer out: it may name the person. */
        @Override
        public String toString() {
            return "PolicyBreach[" + handoff + ", request=" + request + "]";
        }
    }
}
