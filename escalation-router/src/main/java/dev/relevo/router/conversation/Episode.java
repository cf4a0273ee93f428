package dev.relevo.router.conversation;

import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One episode of human help, from the handoff to its end.
 *
 * @param id derived from the event that opened it
 * @param state of the episode
 * @param cause why it began
 * @param placement its queue
 * @param hold the agent who holds or held it; null before the first
 * @param pathsOffered true once the user was sent other contact paths
 * @param followedUp true once the user was offered an agent after they were sent other contact paths
 * @param endedAt when it ended; null while it is open
 * @param notes agents' notes for each other, at most {@value #MAX_NOTES}
 */
public record Episode(
        HandoffId id,
        State state,
        Cause cause,
        QueuePlacement placement,
        @Nullable Assignment hold,
        boolean pathsOffered,
        boolean followedUp,
        @Nullable Instant endedAt,
        List<Turn> notes) {
    static final int MAX_NOTES = 20;

    /** State of an episode. */
    public enum State {
        QUEUED,
        ASSIGNED,
        /** Ended: the user was sent other contact paths. */
        PATHS_OFFERED,
        /** Ended: by an agent, or because the agent was idle too long. */
        RESOLVED,
        /** Ended: the 24-hour window closed before anyone answered. */
        EXPIRED
    }

    public Episode {
        notes = List.copyOf(notes);
    }

    public static Episode opened(
            HandoffId id, State state, Cause cause, QueuePlacement placement, @Nullable Assignment hold) {
        return new Episode(id, state, cause, placement, hold, false, false, null, List.of());
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.ASSIGNED;
    }

    /** 1 (first) to 5. */
    public int priority() {
        return cause.priority();
    }

    public List<Reason> reasons() {
        return cause.reasons();
    }

    public Instant openedAt() {
        return cause.openedAt();
    }

    /** The current or last queue; null when an agent took over without a queue, or no queue was open. */
    public @Nullable String queue() {
        return placement.queue();
    }

    /** When an answer is due. */
    public Instant dueAt() {
        return placement.dueAt();
    }

    /** The queues that match the user but were not chosen, in the policy's order. */
    public List<PassedQueue> passedOver() {
        return placement.passedOver();
    }

    /** From 1; rises each time the episode returns to a queue. */
    public int attempt() {
        return placement.attempt();
    }

    /** The agent who has or had it; null while nobody did, or when it is unknown. */
    public @Nullable String agentId() {
        return hold == null ? null : hold.agentId();
    }

    /** Whether a human holds it whom the provider does not name. */
    public boolean isUnnamed() {
        return state == State.ASSIGNED && agentId() == null;
    }

    public boolean isHeldBy(String agent) {
        return state == State.ASSIGNED && agent.equals(agentId());
    }

    public Episode because(List<Reason> reasons) {
        Cause more = new Cause(cause.priority(), reasons, cause.openedAt());
        return new Episode(id, state, more, placement, hold, pathsOffered, followedUp, endedAt, notes);
    }

    /** The user asked for a person again, so the episode stays open. */
    public Episode asked(int priority, List<Reason> reasons) {
        Cause why = new Cause(priority, reasons, cause.openedAt());
        return new Episode(id, state, why, placement, hold, pathsOffered, followedUp, endedAt, notes);
    }

    public Episode closed(State end, Instant now) {
        boolean told = pathsOffered || end == State.PATHS_OFFERED;
        return new Episode(id, end, cause, placement, hold, told, followedUp, now, notes);
    }

    /** Re-claiming a handoff that the agent already holds keeps its {@code answered} flag. */
    public Episode claimedBy(String agent, Instant now) {
        boolean answered = isHeldBy(agent) && hold != null && hold.answered();
        return assigned(new Assignment(agent, now, answered));
    }

    public Episode answeredBy(@Nullable String agent, Instant now) {
        return assigned(new Assignment(agent, now, true));
    }

    private Episode assigned(Assignment newHold) {
        return new Episode(id, State.ASSIGNED, cause, placement, newHold, pathsOffered, followedUp, endedAt, notes);
    }

    /** Back to a queue: the same or another. */
    public Episode queued(QueuePlacement again) {
        return new Episode(id, State.QUEUED, cause, again, null, pathsOffered, followedUp, endedAt, notes);
    }

    public Episode passing(List<PassedQueue> others) {
        return new Episode(id, state, cause, placement.passing(others), hold, pathsOffered, followedUp, endedAt, notes);
    }

    /** In its queue, without an overflow. */
    public Episode staying() {
        return new Episode(
                id, state, cause, placement.withoutOverflow(), hold, pathsOffered, followedUp, endedAt, notes);
    }

    public Episode toldPaths() {
        return new Episode(id, state, cause, placement, hold, true, followedUp, endedAt, notes);
    }

    public Episode offeredAgent() {
        return new Episode(id, state, cause, placement, hold, pathsOffered, true, endedAt, notes);
    }

    /** Whether the episode had ended when this message was written. */
    public boolean isOverSince(Instant writtenAt) {
        return endedAt != null && !writtenAt.isAfter(endedAt);
    }

    /** Adds a note of the agent who holds it. */
    public Episode noted(Turn note) {
        List<Turn> longer = new ArrayList<>(notes);
        longer.add(note);
        List<Turn> last = longer.subList(Math.max(0, longer.size() - MAX_NOTES), longer.size());
        Assignment active = hold == null ? null : new Assignment(hold.agentId(), note.at(), hold.answered());
        return new Episode(id, state, cause, placement, active, pathsOffered, followedUp, endedAt, last);
    }

    /**
     * Why and when an episode began.
     *
     * @param priority 1 (first) to 5
     * @param reasons the evidence, at most {@value StuckScore#MAX_EVIDENCE}, after the reason that messages cannot be sent if there is
     *     one; empty when an agent stepped in by themselves
     * @param openedAt when it began
     */
    public record Cause(int priority, List<Reason> reasons, Instant openedAt) {
        public Cause {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The queue that an episode waits or waited in.
     *
     * @param queue the queue's name; null when an agent stepped in by themselves, or no queue was open
     * @param dueAt when an answer is due
     * @param attempt from 1; rises each time it returns to a queue
     * @param overflowed true once it moved to an overflow queue; it overflows only once
     * @param overflowAt when it moves to the overflow queue; null when it does not
     * @param passedOver the queues that match the user and come before the chosen one, each with the reason why it was not
     *     chosen
     */
    public record QueuePlacement(
            @Nullable String queue,
            Instant dueAt,
            int attempt,
            boolean overflowed,
            @Nullable Instant overflowAt,
            List<PassedQueue> passedOver) {
        public QueuePlacement {
            passedOver = List.copyOf(passedOver);
        }

        public QueuePlacement passing(List<PassedQueue> others) {
            return new QueuePlacement(queue, dueAt, attempt, overflowed, overflowAt, others);
        }

        QueuePlacement withoutOverflow() {
            return new QueuePlacement(queue, dueAt, attempt, overflowed, null, passedOver);
        }

        /** Of an episode that was never in a queue. */
        public static QueuePlacement nowhere(Instant now) {
            return new QueuePlacement(null, now, 1, false, null, List.of());
        }
    }

    /**
     * The agent that an episode is assigned to.
     *
     * @param agentId the agent; null when a human wrote from outside the agent API and the provider does not name them
     * @param activeAt when the agent was last active
     * @param answered true once the agent has answered the user
     */
    public record Assignment(@Nullable String agentId, Instant activeAt, boolean answered) {}
}
