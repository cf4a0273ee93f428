package dev.relevo.router.policy;

import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Templates;
import java.time.Duration;
import java.util.Map;

/**
 * How much each sign of being stuck weighs. A weight of 0 switches a detector off. Defaults and their figures: the detector
 * classes.
 *
 * @param humanRequest an explicit request for a person
 * @param menuRequest the menu option that leads to a person
 * @param offerAccepted a yes to the offer of a person
 * @param botMiss one misunderstanding
 * @param botLoop one answer given again
 * @param userRepeats one repetition; a second one counts double
 * @param frustration one turn in a bad mood; never enough alone
 * @param profanity one turn with strong language
 * @param botSilent one silence
 * @param correction one turn that says the bot misunderstood
 * @param botError the bot gave up
 * @param undelivered one answer that did not arrive
 * @param auditProbe a test by WhatsApp's reviewers
 */
public record DetectorSettings(
        HumanRequest humanRequest,
        double menuRequest,
        double offerAccepted,
        BotMiss botMiss,
        Similarity botLoop,
        Similarity userRepeats,
        double frustration,
        Profanity profanity,
        BotSilent botSilent,
        Correction correction,
        double botError,
        double undelivered,
        AuditProbe auditProbe) {
    public static final DetectorSettings DEFAULT = new DetectorSettings(
            new HumanRequest(1.0, Map.of(), false),
            1.0,
            1.0,
            new BotMiss(0.4, 0.3, 0.1, Templates.NONE),
            new Similarity(0.5, 0.7, 6),
            new Similarity(0.5, 0.6, 6),
            0.3,
            new Profanity(0.3, 1.0, Phrases.NONE),
            new BotSilent(0.5, Duration.ofSeconds(60), 2, Duration.ofSeconds(15)),
            new Correction(0.4, 0.8),
            1.0,
            0.5,
            new AuditProbe(1.0, 1, Phrases.NONE));

    /**
     * A request for a person.
     *
     * @param weight of it
     * @param phrases that are one beside the built-in ones, by the language they belong to; {@link #ANY_LANGUAGE} for all
     * @param sales whether to ask for somebody who sells is one too
     */
    public record HumanRequest(double weight, Map<String, Phrases> phrases, boolean sales) {
        /** Key of the phrases that apply to every language. */
        public static final String ANY_LANGUAGE = "any";

        public HumanRequest {
            phrases = Map.copyOf(phrases);
        }
    }

    /**
     * A bot that did not understand.
     *
     * @param weight of each; three in a row are enough for any weight
     * @param confidenceBelow a top intent less sure than this is a miss
     * @param gapBelow two top intents closer than this are a miss
     * @param fallbackTexts the bot's own words for it; a {@code *} at the end matches any rest
     */
    public record BotMiss(double weight, double confidenceBelow, double gapBelow, Templates fallbackTexts) {}

    /**
     * Someone who says the same again.
     *
     * @param weight of each time
     * @param similarity trigram Jaccard from which two turns are the same, 0 to 1
     * @param within how many of the same speaker's turns to look back
     */
    public record Similarity(double weight, double similarity, int within) {}

    /**
     * Strong language.
     *
     * @param weight of the first turn
     * @param again what the score is at least from the second turn on
     * @param words that are strong language beside the built-in ones
     */
    public record Profanity(double weight, double again, Phrases words) {}

    /**
     * A bot that says nothing.
     *
     * @param weight of each silence
     * @param after how long after a user's message
     * @param pings further messages without an answer that count as a silence too
     * @param pingsAfter how long after the first message a further one counts as a ping
     */
    public record BotSilent(double weight, Duration after, int pings, Duration pingsAfter) {}

    /**
     * A bot that misunderstood, in the user's words.
     *
     * @param weight of the first turn
     * @param again of each later one
     */
    public record Correction(double weight, double again) {}

    /**
     * A test by WhatsApp's reviewers.
     *
     * @param weight of its text
     * @param priority of the handoff, 1 (first) to 5
     * @param texts words by which this number knows a reviewer, beside the built-in ones
     */
    public record AuditProbe(double weight, int priority, Phrases texts) {}
}
