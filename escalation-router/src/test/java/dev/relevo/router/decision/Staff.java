package dev.relevo.router.decision;

import dev.relevo.router.handoff.Agents;
import java.time.Instant;
import java.util.Set;

/**
 * Agents of a story, all as busy as each other.
 *
 * @param each how many conversations each of them owns
 * @param unstaffed queues with nobody there
 * @param gone agents who left
 */
record Staff(int each, Set<String> unstaffed, Set<String> gone) implements Agents {
    static Staff holding(int each) {
        return new Staff(each, Set.of(), Set.of());
    }

    static Staff without(String queue) {
        return new Staff(0, Set.of(queue), Set.of());
    }

    static Staff left(String agent) {
        return new Staff(0, Set.of(), Set.of(agent));
    }

    @Override
    public int held(String agentId) {
        return each;
    }

    @Override
    public boolean isStaffed(String queue, Instant now) {
        return !unstaffed.contains(queue);
    }

    @Override
    public boolean isGone(String agentId, Instant now) {
        return gone.contains(agentId);
    }
}
