package dev.relevo.router.conversation;

import dev.relevo.event.Reason;

/**
 * One sign of being stuck.
 *
 * @param reason what was seen; its strength is what the score gains
 * @param floor the score is at least this afterwards, 0 for no such rule
 */
public record Signal(Reason reason, double floor) {
    static Signal of(Reason reason) {
        return new Signal(reason, 0);
    }
}
