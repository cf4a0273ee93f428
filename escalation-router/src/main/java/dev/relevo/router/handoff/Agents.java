package dev.relevo.router.handoff;

import java.time.Instant;

/** The agents as seen from a conversation; some hundred milliseconds old. */
public interface Agents {
    /** Nothing is known: everybody may be there and has nothing to do. */
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
