package dev.relevo.router.conversation;

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
 * @param queue the queue it is or was in; null when an agent stepped in by himself
 * @param priority 1 (first) to 5
 * @param reasons why, at most {@value Suspicion#MAX_EVIDENCE}
 * @param openedAt when it began
 * @param dueAt when an answer is owed
 * @param attempt from 1; rises when it comes back to a queue
 * @param agentId who has or had it; null while nobody did
 * @param agentActiveAt when that agent last did something; null while nobody did
 * @param answered true once that agent has answered the person
 * @param overflowed true once it was handed to the overflow queue
 * @param pathsOffered true once the person was told other ways
 * @param notes what agents left for each other, at most {@value #MAX_NOTES}
 */
public record Episode(
        HandoffId id,
        State state,
        @Nullable String queue,
        int priority,
        List<Reason> reasons,
        Instant openedAt,
        Instant dueAt,
        int attempt,
        @Nullable String agentId,
        @Nullable Instant agentActiveAt,
        boolean answered,
        boolean overflowed,
        boolean pathsOffered,
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
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.ASSIGNED;
    }

    boolean isHeldBy(String agent) {
        return state == State.ASSIGNED && agent.equals(agentId);
    }

    Episode because(List<Reason> newReasons) {
        return new Episode(
                id,
                state,
                queue,
                priority,
                newReasons,
                openedAt,
                dueAt,
                attempt,
                agentId,
                agentActiveAt,
                answered,
                overflowed,
                pathsOffered,
                notes);
    }

    Episode closed(State end) {
        return new Episode(
                id,
                end,
                queue,
                priority,
                reasons,
                openedAt,
                dueAt,
                attempt,
                agentId,
                agentActiveAt,
                answered,
                overflowed,
                pathsOffered,
                notes);
    }

    Episode claimedBy(String agent, Instant now) {
        return new Episode(
                id,
                State.ASSIGNED,
                queue,
                priority,
                reasons,
                openedAt,
                dueAt,
                attempt,
                agent,
                now,
                false,
                overflowed,
                pathsOffered,
                notes);
    }

    Episode answeredBy(@Nullable String agent, Instant now) {
        return new Episode(
                id,
                State.ASSIGNED,
                queue,
                priority,
                reasons,
                openedAt,
                dueAt,
                attempt,
                agent,
                now,
                true,
                overflowed,
                pathsOffered,
                notes);
    }

    /** Back to a queue, its old one or another, with a new due time. */
    Episode queued(String inQueue, Instant newDueAt, boolean byOverflow) {
        return new Episode(
                id,
                State.QUEUED,
                inQueue,
                priority,
                reasons,
                openedAt,
                newDueAt,
                attempt + 1,
                null,
                null,
                false,
                overflowed || byOverflow,
                pathsOffered,
                notes);
    }

    Episode toldPaths() {
        return new Episode(
                id,
                state,
                queue,
                priority,
                reasons,
                openedAt,
                dueAt,
                attempt,
                agentId,
                agentActiveAt,
                answered,
                overflowed,
                true,
                notes);
    }

    Episode noted(Turn note) {
        List<Turn> longer = new ArrayList<>(notes);
        longer.add(note);
        return new Episode(
                id,
                state,
                queue,
                priority,
                reasons,
                openedAt,
                dueAt,
                attempt,
                agentId,
                note.at(),
                answered,
                overflowed,
                pathsOffered,
                longer.subList(Math.max(0, longer.size() - MAX_NOTES), longer.size()));
    }
}
