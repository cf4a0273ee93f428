package dev.relevo.router.handoff;

import java.time.Instant;

/** What is known of the agents. A look from outside the conversation, which may be some hundred milliseconds old. */
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

    /** Whether an agent of this queue is at work; true as well when none of its agents ever says so. */
    boolean isStaffed(String queue, Instant now);

    /** Whether this agent has left. False for one who never says whether she is there. */
    boolean isGone(String agentId, Instant now);
}
