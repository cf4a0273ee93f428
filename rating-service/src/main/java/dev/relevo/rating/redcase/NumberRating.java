package dev.relevo.rating.redcase;

import dev.relevo.event.NumberRef;
import dev.relevo.event.Rating;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rating of one number and its latest red case.
 *
 * @param number the number
 * @param ruleSet the rule set for a new red case
 * @param timeline the observations
 * @param track what they say
 * @param latest the latest red case, open or closed; null before the first one
 * @param other the case before it, or one that a late observation merged into the latest; null if absent
 */
public record NumberRating(
        NumberRef number,
        RuleSet ruleSet,
        Timeline timeline,
        Track track,
        @Nullable RedCase latest,
        @Nullable RedCase other) {
    /** A placeholder for "not yet", earlier than any observation. */
    public static final Instant NEVER = Track.NEVER;

    /** A number without any observation. */
    public static NumberRating unseen(NumberRef number, RuleSet ruleSet, long registration) {
        return from(number, ruleSet, Track.unseen(registration), null, null);
    }

    /** A number of which only the result is known. */
    public static NumberRating from(
            NumberRef number, RuleSet ruleSet, Track settled, @Nullable RedCase latest, @Nullable RedCase other) {
        return new NumberRating(number, ruleSet, Timeline.from(settled), settled, latest, other);
    }

    public Rating rating() {
        return track.rating();
    }

    /** When the colour began; null before the first one. */
    public @Nullable Instant ratingSince() {
        return track.ratingSince();
    }

    /** Connection status as WhatsApp names it; null if never observed. */
    public @Nullable String status() {
        return track.status();
    }

    /** Tier as WhatsApp names it; null if never observed. */
    public @Nullable String messagingLimit() {
        return track.messagingLimit();
    }

    /** The open red case; null if absent. */
    public @Nullable RedCase redCase() {
        return latest == null || !latest.isOpen() ? null : latest;
    }

    /** True when the two differ in what a reader of their states sees. */
    boolean isToldApartFrom(NumberRating before) {
        return rating() != before.rating()
                || !Objects.equals(status(), before.status())
                || !Objects.equals(messagingLimit(), before.messagingLimit())
                || !Objects.equals(told(latest), told(before.latest));
    }

    private static @Nullable RedCase told(@Nullable RedCase redCase) {
        return redCase == null
                ? null
                : new RedCase(redCase.facts().withoutHold(), redCase.ruleSet(), redCase.deadline(), redCase.progress());
    }

    /** True when the two differ in more than the times of their last observations. */
    public boolean differsFrom(NumberRating before) {
        return track.differsFrom(before.track) || !Objects.equals(latest, before.latest);
    }

    /** The same number with the observations that led to its rating. */
    public NumberRating with(Timeline known, CaseTimes times) {
        return new NumberRating(number, ruleSet, known, known.track(number, times), latest, other);
    }

    NumberRating following(Timeline changed, CaseTimes times, Circumstances around, Instant now) {
        Track result = changed.track(number, times);
        CaseFacts facts = result.redCase();
        if (facts == null) {
            return new NumberRating(number, ruleSet, changed, result, null, other);
        }
        if (latest != null && latest.caseId().equals(facts.caseId())) {
            return new NumberRating(number, ruleSet, changed, result, latest.following(facts, around, now), other);
        }
        if (latest != null && other != null && other.caseId().equals(facts.caseId())) {
            // A late red bridged the cooling time: what seemed a new case is the one before, re-opened.
            return new NumberRating(
                    number, ruleSet, changed, result, other.following(facts, around, now), latest.merged(now));
        }
        return new NumberRating(number, ruleSet, changed, result, RedCase.opened(facts, ruleSet, around, now), latest);
    }

    NumberRating withRedCase(RedCase changed) {
        return new NumberRating(number, ruleSet, timeline, track, changed, other);
    }
}
