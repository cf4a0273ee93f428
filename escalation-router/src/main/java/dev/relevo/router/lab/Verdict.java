package dev.relevo.router.lab;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The router's decision at one turn.
 *
 * @param label of the turn
 * @param score after the turn; the handoff threshold when it handed off
 * @param handedOff whether it handed off at this turn
 * @param flagged whether it handed off, or one sign in this turn alone puts the user on the watch list
 * @param detectors that fired
 */
public record Verdict(
        @Nullable Integer label, double score, boolean handedOff, boolean flagged, Set<String> detectors) {
    public Verdict {
        detectors = Set.copyOf(detectors);
    }

    public boolean isPositive() {
        return label != null && label == 1;
    }
}
