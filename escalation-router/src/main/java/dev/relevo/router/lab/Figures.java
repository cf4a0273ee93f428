package dev.relevo.router.lab;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Quality of the router's decisions on one source. Ratios are 0 to 1, and null without a denominator.
 *
 * @param source dataset and subset
 * @param dialogues number of dialogues
 * @param labelledTurns number of labelled turns
 * @param positives number of turns where a person was needed
 * @param flagged a turn flagged (handed off, or one sign in it weighs {@code watchAt} or more), against its label
 * @param handoff a handoff at the turn, against its label
 * @param auc of the score: how often a turn that needs a person scores above one that does not
 * @param falseAlarmRate ratio of dialogues without any need that had a handoff
 * @param turnsLate median turns from the first need to the first handoff at or after it
 * @param detectors each one that fired on a labelled turn
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

    /** How well a yes or no at each labelled turn fits its label. */
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
     * @param turns labelled turns that it fired on
     * @param precision ratio of those that needed a person
     * @param recall ratio of all turns that needed a person
     */
    public record Fired(
            int turns, @Nullable Double precision, @Nullable Double recall) {}

    public static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
