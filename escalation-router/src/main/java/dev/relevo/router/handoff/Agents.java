package dev.relevo.router.handoff;

import java.time.Instant;

/** Presence and load of the agents, some hundred milliseconds old. */
public interface Agents {
    /** Nothing is known: all agents count as present and idle. */
    Agents UNKNOWN = new Agents() {
        @Override
        public int held(String agentId) {
            return 0;
        }

        @Override
        public boolean isStaffed(String queue, Instant now) {
            return true;
        }

        @Override
        public boolean isGone(String agentId, Instant now) {
            return false;
        }
    };

    /** How many conversations this agent owns. */
    int held(String agentId);

    /** Whether an agent of this queue is present; also true when none of its agents ever declared presence. */
    boolean isStaffed(String queue, Instant now);

    /** Whether this agent has left. False for an agent who never declared presence. */
    boolean isGone(String agentId, Instant now);
}
