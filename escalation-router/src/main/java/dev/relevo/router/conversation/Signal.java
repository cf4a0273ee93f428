package dev.relevo.router.conversation;

import dev.relevo.event.Reason;

/**
 * One sign that the user is stuck.
 *
 * @param reason the evidence; its strength is added to the score
 * @param floor minimum of the score afterwards; 0 for no minimum
 * @param kind what the sign counts as, besides its strength
 */
public record Signal(Reason reason, double floor, Kind kind) {
    /** What a sign counts as, besides its strength. */
    public enum Kind {
        SIGN,
        /** The bot did not understand the current turn. */
        MISS,
        /** The user repeated themselves. */
        REPEAT
    }

    public static Signal of(Reason reason) {
        return new Signal(reason, 0, Kind.SIGN);
    }

    /** A signal that sets a minimum for the score. */
    public static Signal atLeast(Reason reason, double floor) {
        return new Signal(reason, floor, Kind.SIGN);
    }

    public static Signal miss(Reason reason, double floor) {
        return new Signal(reason, floor, Kind.MISS);
    }

    public static Signal repeat(Reason reason) {
        return new Signal(reason, 0, Kind.REPEAT);
    }
}
