package dev.relevo.router.policy;

import java.time.Duration;
import java.util.List;

/**
 * How much each sign of being stuck weighs. A weight of 0 switches a detector off. Defaults and their figures: the detector
 * classes.
 *
 * @param botMiss one misunderstanding
 * @param userRepeats one repetition
 * @param botSilent one silence
 */
public record DetectorSettings(
        double humanRequest, BotMiss botMiss, UserRepeats userRepeats, BotSilent botSilent, double botError) {
    public static final DetectorSettings DEFAULT = new DetectorSettings(
            1.0,
            new BotMiss(0.4, 0.3, 0.1, List.of()),
            new UserRepeats(0.5, 0.6, 6),
            new BotSilent(0.5, Duration.ofSeconds(60), 2),
            1.0);

    /**
     * A bot that did not understand.
     *
     * @param weight of each; three in a row are enough whatever it is
     * @param confidenceBelow a top intent less sure than this is a miss
     * @param gapBelow two top intents closer than this are a miss
     * @param fallbackTexts the bot's own words for it; a {@code *} at the end matches any rest
     */
    public record BotMiss(double weight, double confidenceBelow, double gapBelow, List<String> fallbackTexts) {
        public BotMiss {
            fallbackTexts = List.copyOf(fallbackTexts);
        }
    }

    /**
     * A person who says it again.
     *
     * @param weight of the first; a second one counts double
     * @param similarity trigram Jaccard from which two turns are the same
     * @param within how many of her turns to look back
     */
    public record UserRepeats(double weight, double similarity, int within) {}

    /**
     * A bot that says nothing.
     *
     * @param weight of each silence
     * @param after how long after a user's message
     * @param pings messages in a row without an answer that count as a silence too
     */
    public record BotSilent(double weight, Duration after, int pings) {}
}
