package dev.relevo.rating.redcase;

import dev.relevo.event.NumberRef;
import dev.relevo.event.Rating;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rating of one number and its open red case.
 *
 * @param number the number
 * @param ruleSet the rule set for a new red case
 * @param rating the last colour observed; UNKNOWN before the first one
 * @param ratingSince when that rating began; null before the first colour
 * @param colourAt request start of the observation that gave the colour; {@link #NEVER} before the first one
 * @param observedAt request start of the newest observation, with or without a colour; {@link #NEVER} before the first one
 * @param lastClearedAt when the last red case was cleared; {@link #NEVER} when there was none
 * @param status connection status as WhatsApp names it; null if never observed
 * @param messagingLimit tier as WhatsApp names it; null if never observed
 * @param redCase the open red case; null if absent
 */
public record NumberRating(
        NumberRef number,
        RuleSet ruleSet,
        Rating rating,
        @Nullable Instant ratingSince,
        Instant colourAt,
        Instant observedAt,
        Instant lastClearedAt,
        @Nullable String status,
        @Nullable String messagingLimit,
        @Nullable RedCase redCase) {
    /** A placeholder for "not yet", earlier than any observation. */
    public static final Instant NEVER = Instant.EPOCH;

    /** A number without any observation. */
    public static NumberRating unseen(NumberRef number, RuleSet ruleSet) {
        return new NumberRating(number, ruleSet, Rating.UNKNOWN, null, NEVER, NEVER, NEVER, null, null, null);
    }

    /** True when the two differ in more than their times. */
    boolean differsFrom(NumberRating before) {
        return rating != before.rating
                || !Objects.equals(status, before.status)
                || !Objects.equals(messagingLimit, before.messagingLimit)
                || !Objects.equals(redCase, before.redCase);
    }

    NumberRating withDetails(Observation seen) {
        return new NumberRating(
                number,
                ruleSet,
                rating,
                ratingSince,
                colourAt,
                seen.requestStartedAt(),
                lastClearedAt,
                seen.status() == null ? status : seen.status(),
                seen.messagingLimit() == null ? messagingLimit : seen.messagingLimit(),
                redCase);
    }

    NumberRating withColour(Observation seen) {
        return new NumberRating(
                number,
                ruleSet,
                seen.rating(),
                rating == seen.rating() ? ratingSince : seen.occurredAt(),
                seen.requestStartedAt(),
                observedAt,
                lastClearedAt,
                status,
                messagingLimit,
                redCase);
    }

    NumberRating withRedCase(RedCase open) {
        return new NumberRating(
                number,
                ruleSet,
                rating,
                ratingSince,
                colourAt,
                observedAt,
                lastClearedAt,
                status,
                messagingLimit,
                open);
    }

    NumberRating cleared(Instant closedAt) {
        return new NumberRating(
                number, ruleSet, rating, ratingSince, colourAt, observedAt, closedAt, status, messagingLimit, null);
    }
}
