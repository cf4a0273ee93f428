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
 * One episode of human help.
 *
 * @param id derived from the event that raised it
 * @param state where it stands
 * @param cause why it began
 * @param placement its queue
 * @param hold the agent who has or had it; null while nobody did
 * @param pathsOffered true once the person was told other ways
 * @param followedUp true once the user was offered an agent after they were sent other contact paths
 * @param endedAt when it ended; null while it is open
 * @param notes what agents left for each other, at most {@value #MAX_NOTES}
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

    /** Where an episode stands. */
    public enum State {
        QUEUED,
        ASSIGNED,
        /** Over: the person was told other ways to a human. */
        PATHS_OFFERED,
        /** Over: an agent ended it, or was idle too long. */
        RESOLVED,
        /** Over: the window closed before anyone answered. */
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

    /** The queue it is or was in; null when an agent stepped in by themselves, or no queue was open. */
    public @Nullable String queue() {
        return placement.queue();
    }

    /** When an answer is due. */
    public Instant dueAt() {
        return placement.dueAt();
    }

    /** The queues that match the person but did not take them, in the policy's order. */
    public List<PassedQueue> passedOver() {
        return placement.passedOver();
    }

    /** From 1; rises when it comes back to a queue. */
    public int attempt() {
        return placement.attempt();
    }

    /** The agent who has or had it; null while nobody did, or when it is unknown. */
    public @Nullable String agentId() {
        return hold == null ? null : hold.agentId();
    }

    /** Whether a human has it whom nobody names. */
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

    /** The user asked for a person: that is why it continues. */
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

    /** Back to a queue, its old one or another. */
    public Episode queued(QueuePlacement again) {
        return new Episode(id, State.QUEUED, cause, again, null, pathsOffered, followedUp, endedAt, notes);
    }

    public Episode passing(List<PassedQueue> others) {
        return new Episode(id, state, cause, placement.passing(others), hold, pathsOffered, followedUp, endedAt, notes);
    }

    /** In its queue, without another to go to. */
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

    /** Whether it had ended when this was written. */
    public boolean isOverSince(Instant writtenAt) {
        return endedAt != null && !writtenAt.isAfter(endedAt);
    }

    /** A note of the agent who has it. */
    public Episode noted(Turn note) {
        List<Turn> longer = new ArrayList<>(notes);
        longer.add(note);
        List<Turn> last = longer.subList(Math.max(0, longer.size() - MAX_NOTES), longer.size());
        Assignment active = hold == null ? null : new Assignment(hold.agentId(), note.at(), hold.answered());
        return new Episode(id, state, cause, placement, active, pathsOffered, followedUp, endedAt, last);
    }

    /**
     * Why an episode began.
     *
     * @param priority 1 (first) to 5
     * @param reasons the evidence, at most {@value StuckScore#MAX_EVIDENCE}; empty when an agent stepped in by themselves
     * @param openedAt when
     */
    public record Cause(int priority, List<Reason> reasons, Instant openedAt) {
        public Cause {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Where an episode waits or waited.
     *
     * @param queue the queue's name; null when an agent stepped in by themselves, or no queue was open
     * @param dueAt when an answer is due
     * @param attempt from 1; rises when it comes back to a queue
     * @param overflowed true once it was handed to an overflow queue: no queue overflows twice
     * @param overflowAt when the overflow queue is to have it; null when none is to
     * @param passedOver the queues that match the person and came before the first one that took them, and why they did not
     */
    public record QueuePlacement(
            @Nullable String queue,
            Instant dueAt,
            int attempt,
            boolean overflowed,
            @Nullable Instant overflowAt,
            List<PassedQueue> passedOver) {
        public QueuePlacement {
            // States that were written as JSON have none.
            passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
        }

        public QueuePlacement passing(List<PassedQueue> others) {
            return new QueuePlacement(queue, dueAt, attempt, overflowed, overflowAt, others);
        }

        QueuePlacement withoutOverflow() {
            return new QueuePlacement(queue, dueAt, attempt, overflowed, null, passedOver);
        }

        /** Of an episode that never was in a queue. */
        public static QueuePlacement nowhere(Instant now) {
            return new QueuePlacement(null, now, 1, false, null, List.of());
        }
    }

    /**
     * An agent's hold on an episode.
     *
     * @param agentId who; null when a human wrote from outside and the provider does not say who
     * @param activeAt when that agent last did something
     * @param answered true once that agent has answered the person
     */
    public record Assignment(@Nullable String agentId, Instant activeAt, boolean answered) {}
}
