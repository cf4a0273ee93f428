package dev.relevo.router.lab;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the router did on one source. Shares are 0 to 1, and null when there is nothing to divide by.
 *
 * @param source dataset and subset
 * @param dialogues how many
 * @param labelledTurns turns somebody judged
 * @param positives those where a person was needed
 * @param flagged a turn flagged (handed off, or one sign in it weighs {@code watchAt} or more), against its label
 * @param handoff a handoff at the turn, against its label
 * @param auc of the score: how often a turn that needs a person scores above one that does not
 * @param falseAlarmRate share of dialogues without any need in which somebody was handed off
 * @param turnsLate median turns from the first need to the first handoff at or after it
 * @param detectors each one that fired on a judged turn
 */
public record Figures(
        String source,
        int dialogues,
        int labelledTurns,
        int positives,
        @JsonUnwrapped Match flagged,
        Match handoff,
        @Nullable Double auc,
        @Nullable Double falseAlarmRate,
        @Nullable Double turnsLate,
        Map<String, Fired> detectors) {

    /** How well a yes or no at each judged turn fits its label. */
    public record Match(
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double f1) {
        public static Match of(int hits, int said, int wanted) {
            return new Match(share(hits, said), share(hits, wanted), share(2 * hits, said + wanted));
        }
    }

    /**
     * One detector.
     *
     * @param turns judged turns it fired on
     * @param precision share of those that needed a person
     * @param recall share of all that needed a person
     */
    public record Fired(
            int turns, @Nullable Double precision, @Nullable Double recall) {}

    public static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
