package dev.relevo.notifier.route;

import java.time.Duration;

/**
 * One step of an escalation ladder.
 *
 * @param target who is told
 * @param after from the step before to this one, if nobody acknowledged; zero for the first
 */
public record LadderStep(Target target, Duration after) {
    /** The receiver of a step. */
    public sealed interface Target {
        /** The receiver's or the rotation's name. */
        String name();
    }

    /** Always the same receiver. */
    public record ToReceiver(String name) implements Target {}

    /** The receiver whose turn it is. */
    public record ToRotation(String name) implements Target {}

    /** The only step of a route without a ladder. */
    static LadderStep atOnce(String receiver) {
        return new LadderStep(new ToReceiver(receiver), Duration.ZERO);
    }
}
