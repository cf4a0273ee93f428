package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a handoff's state. Key: the conversation. */
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

    /** The handoff. */
    HandoffRef handoff();

    @Override
    default String key() {
        return handoff().conversationId().value();
    }

    /**
     * A person who needs help was detected and an episode began.
     *
     * @param priority 1 (first) to 5
     * @param reasons the detected reasons
     * @param dueAt when an answer is due
     * @param passedOver queues that matched earlier but could not accept the handoff; null when the first match accepted it
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

        /** A handoff that the first matching queue accepted. */
        public HandoffOpened(EventMeta meta, HandoffRef handoff, int priority, List<Reason> reasons, Instant dueAt) {
            this(meta, handoff, priority, reasons, dueAt, null);
        }
    }

    /**
     * A queue that could not accept a handoff.
     *
     * @param queue the queue's name
     * @param reason why it could not accept the handoff
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PassedQueue(String queue, String reason) {}

    /**
     * The person was offered a human and has not answered yet.
     *
     * @param reasons the detected reasons
     */
    record HandoffOffered(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, List<Reason> reasons)
            implements HandoffEvent {
        public HandoffOffered {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * An agent claimed the handoff.
     *
     * @param agentId the agent
     */
    record HandoffClaimed(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String agentId) implements HandoffEvent {}

    /**
     * A claim was rejected: another agent was first, or the agent has reached their limit.
     *
     * @param agentId the agent whose claim was rejected
     * @param by the agent who holds the handoff; null when no agent holds it
     * @param reason a description; null in records written before 0.2
     */
    record HandoffClaimRejected(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            String agentId,
            @Nullable String by,
            @Nullable String reason)
            implements HandoffEvent {}

    /**
     * The handoff returned to its queue.
     *
     * @param reason a description of the cause
     */
    record HandoffReturned(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String reason) implements HandoffEvent {}

    /**
     * An agent transferred the handoff to another queue.
     *
     * @param fromQueue the previous queue
     */
    record HandoffTransferred(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String fromQueue)
            implements HandoffEvent {}

    /**
     * No agent answered in time; the handoff moved to another queue.
     *
     * @param fromQueue the previous queue
     */
    record HandoffOverflowed(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff, String fromQueue)
            implements HandoffEvent {}

    /**
     * The person was shown other ways to reach a human.
     *
     * @param reason why no agent is available
     * @param paths the paths shown, at least one
     * @param reasons why the person needs help
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
     * The episode was resolved; the bot owns the conversation again.
     *
     * @param agentId the agent who ended it; null when it ended automatically
     * @param wrapUp the agent's summary; null when not given
     */
    record HandoffResolved(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            @Nullable String agentId,
            @Nullable String wrapUp)
            implements HandoffEvent {
        /** Omits the summary: an agent wrote it and may have named the person. */
        @Override
        public String toString() {
            return "HandoffResolved[" + handoff + ", agentId=" + agentId + "]";
        }
    }

    /** The 24-hour window closed before an agent answered. */
    record HandoffExpired(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped HandoffRef handoff) implements HandoffEvent {}

    /**
     * An action was rejected.
     *
     * @param actionId the action
     * @param agentId the agent
     * @param reason a description of the cause
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
     * @param actionId the agent's reply; null when no agent wrote the message
     * @param messageKey the outbound message's key
     * @param reason a short, stable code, for example {@code window-closed} or {@code 131026}
     * @param details a description of the failure
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
     * A person asked for a human and was not offered one: no handoff was opened, and the bot's next turn named no person, number,
     * address or link. WhatsApp's policy requires one.
     *
     * @param request the person's message
     * @param answer the bot's answer; null when the bot did not answer in time
     */
    record PolicyBreach(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped HandoffRef handoff,
            Reason request,
            @Nullable String answer) implements HandoffEvent {
        /** Omits the answer: it may name the person. */
        @Override
        public String toString() {
            return "PolicyBreach[" + handoff + ", request=" + request + "]";
        }
    }
}
