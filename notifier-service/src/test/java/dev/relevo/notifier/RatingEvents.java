package dev.relevo.notifier;

import dev.relevo.event.ContactPath;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PathKind;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.Rating;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.event.RedCaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rating events of one number, with ids that are derived from number and step as in rating-service. */
public record RatingEvents(NumberRef number) {
    public static final Instant FLAGGED = Instant.parse("2026-11-22T14:00:00Z");
    public static final Instant DEADLINE = Instant.parse("2026-11-29T14:00:00Z");

    public static RatingEvents of(String phoneNumberId) {
        return new RatingEvents(
                new NumberRef(new PhoneNumberId(phoneNumberId), "1555" + phoneNumberId, "Farmacia Sol"));
    }

    public RedCaseRef redCase() {
        String id = Ids.derived("red", number.phoneNumberId().value());
        return new RedCaseRef(id, FLAGGED, DEADLINE, "human-escalation-2020");
    }

    public RatingEvent opened() {
        return new RedCaseEvent.RedCaseOpened(meta("opened"), number, redCase(), FLAGGED, false, null);
    }

    public RatingEvent deadlineNear() {
        return new RedCaseEvent.DeadlineNear(
                metaAt("near", DEADLINE.minus(Duration.ofHours(24))), number, redCase(), Duration.ofHours(24), false);
    }

    public RatingEvent deadlineNear(Duration remaining, boolean late) {
        return new RedCaseEvent.DeadlineNear(
                metaAt("near" + remaining + late, DEADLINE.minus(remaining)), number, redCase(), remaining, late);
    }

    /** A reminder that is due now: a mail counts the time that is left from when it is sent. */
    public RatingEvent deadlineNearNow(Duration remaining, boolean late) {
        Instant now = Instant.now();
        // Rounding forgives half a minute, which is more than a mail needs.
        Instant deadline = now.plus(remaining).plusSeconds(20);
        var redCase = new RedCaseRef(redCase().caseId(), FLAGGED, deadline, "human-escalation-2020");
        return new RedCaseEvent.DeadlineNear(metaAt("near" + remaining + late, now), number, redCase, remaining, late);
    }

    /** A case of 7 days that is found this time after its flag. */
    public RatingEvent openedLate(Duration late) {
        Instant flagged = Instant.now().minus(late);
        var redCase =
                new RedCaseRef(redCase().caseId(), flagged, flagged.plus(Duration.ofDays(7)), "human-escalation-2020");
        return new RedCaseEvent.RedCaseOpened(metaAt("opened", flagged), number, redCase, flagged, false, null);
    }

    /** The number turned red again within the cooling time, the n-th time. */
    public RatingEvent reopened(int n) {
        return new RedCaseEvent.RedCaseOpened(meta("reopened" + n), number, redCase(), FLAGGED, true, null);
    }

    /** The n-th end of the case. */
    public RatingEvent closed(int n) {
        return new RedCaseEvent.RedCaseClosed(
                meta("closed" + n), number, redCase(), Rating.YELLOW, FLAGGED.plus(Duration.ofDays(2)));
    }

    public RatingEvent corrected() {
        return new RedCaseEvent.RedCaseCorrected(
                meta("corrected"),
                number,
                redCase(),
                FLAGGED.plus(Duration.ofDays(1)),
                DEADLINE.plus(Duration.ofDays(1)),
                "ops-ana",
                "seen in Business Manager");
    }

    public RatingEvent disputed() {
        return new RedCaseEvent.RedCaseDisputed(
                meta("disputed"), number, redCase(), Rating.GREEN, FLAGGED.plus(Duration.ofDays(1)));
    }

    public RatingEvent limitExpected() {
        return new RedCaseEvent.LimitExpected(metaAt("expected", DEADLINE), number, redCase(), 4200);
    }

    public RatingEvent limitImposed() {
        return new RedCaseEvent.LimitImposed(
                metaAt("imposed", DEADLINE),
                number,
                redCase(),
                "MESSAGING_LIMIT_FELL",
                "the messaging limit fell from TIER_10K to TIER_1K");
    }

    public RatingEvent closed() {
        return new RedCaseEvent.RedCaseClosed(
                meta("closed"), number, redCase(), Rating.GREEN, FLAGGED.plus(Duration.ofDays(2)));
    }

    public RatingEvent pathMissing(String eventName, String... problems) {
        return new NumberHealthEvent.PathMissing(meta(eventName), number, List.of(problems));
    }

    public RatingEvent probeFailed(PathKind path) {
        return new NumberHealthEvent.PathProbeFailed(
                meta("probe" + path), number, new ContactPath(path, null), "no answer");
    }

    public RatingEvent pollFailing() {
        return new NumberHealthEvent.PollFailing(meta("poll"), number, "HTTP 500", FLAGGED);
    }

    public RatingEvent changed(QualityEvent.RatingObserved.Source source) {
        return new NumberHealthEvent.RatingChanged(
                meta("changed" + source), number, Rating.GREEN, Rating.YELLOW, source);
    }

    /** The n-th removal of the number. */
    public RatingEvent removed(int n) {
        return new NumberHealthEvent.NumberRemoved(meta("removed" + n), number);
    }

    public EventMeta meta(String step) {
        return metaAt(step, FLAGGED);
    }

    private EventMeta metaAt(String step, Instant at) {
        return new EventMeta(Ids.derived(number.phoneNumberId().value(), step), at, at);
    }
}
