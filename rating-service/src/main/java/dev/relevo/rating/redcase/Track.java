package dev.relevo.rating.redcase;

import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.Rating;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence of observations says about a number: the result of folding them in their order. It knows no clock and no
 * volume, so that the same observations give the same result in each order of arrival.
 *
 * @param rating the colour that holds; UNKNOWN before the first one
 * @param ratingSince when that colour began; null before the first one
 * @param polled the last colour that did not come from a person; UNKNOWN before the first one
 * @param status connection status as WhatsApp names it; null if never observed
 * @param messagingLimit tier as WhatsApp names it; null if never observed
 * @param colourAt request start of the last observation with a colour
 * @param observedAt request start of the last observation
 * @param lastClearedAt when a red case was last cleared
 * @param registration the second in which the number was registered; it tells its cases from those of an earlier registration
 * @param redCase the latest case, open or closed; null before the first one
 */
public record Track(
        Rating rating,
        @Nullable Instant ratingSince,
        Rating polled,
        @Nullable String status,
        @Nullable String messagingLimit,
        Instant colourAt,
        Instant observedAt,
        Instant lastClearedAt,
        long registration,
        @Nullable CaseFacts redCase) {
    /** A placeholder for "not yet", earlier than any observation. */
    static final Instant NEVER = Instant.EPOCH;

    /** The track of a number without any observation. */
    static Track unseen(long registration) {
        return new Track(Rating.UNKNOWN, null, Rating.UNKNOWN, null, null, NEVER, NEVER, NEVER, registration, null);
    }

    /** The latest case if it is open. */
    @Nullable
    CaseFacts open() {
        return redCase == null || redCase.closedAt() != null ? null : redCase;
    }

    /** Applies the next observation. */
    Track after(Observation seen, NumberRef number, CaseTimes times) {
        Track before = at(seen.requestStartedAt());
        Track after = before.withColour(seen, number, times);
        return after.withDetails(seen);
    }

    /** Applies the passing of time: a poll that shows another colour wins when the person's word no longer holds. */
    Track at(Instant now) {
        CaseFacts open = open();
        Instant heldUntil = open == null ? null : open.heldUntil();
        if (open == null || heldUntil == null || !open.disputed() || now.isBefore(heldUntil)) {
            return this;
        }
        return coloured(polled, heldUntil, colourAt).with(open.closed(heldUntil, polled));
    }

    /** True when the two differ in more than the times of their last observations. */
    boolean differsFrom(Track other) {
        return rating != other.rating
                || polled != other.polled
                || !Objects.equals(status, other.status)
                || !Objects.equals(messagingLimit, other.messagingLimit)
                || !Objects.equals(redCase, other.redCase);
    }

    private Track withColour(Observation seen, NumberRef number, CaseTimes times) {
        return switch (seen.rating()) {
            case UNKNOWN -> this;
            case RED -> red(seen, number, times);
            case GREEN, YELLOW -> notRed(seen);
        };
    }

    private Track red(Observation seen, NumberRef number, CaseTimes times) {
        // A new flag cannot predate the last clearing, but the time a person reports can.
        boolean isPlausible = seen.occurredAt().isAfter(lastClearedAt);
        Instant since = isPlausible ? seen.occurredAt() : seen.requestStartedAt();
        Instant heldUntil = seen.isFromPerson() ? seen.requestStartedAt().plus(times.manualHold()) : null;
        Track red = polled(seen).coloured(Rating.RED, since, seen.requestStartedAt());
        CaseFacts latest = redCase;
        if (latest != null && latest.closedAt() == null) {
            CaseFacts confirmed = latest.confirmed(seen, heldUntil);
            boolean isCorrected = !confirmed.flaggedAt().equals(latest.flaggedAt());
            return (isCorrected ? red.since(confirmed.flaggedAt()) : red).with(confirmed);
        }
        if (latest != null && latest.isCooling(seen.requestStartedAt(), times.cooling())) {
            return red.with(latest.reopened(seen.requestStartedAt(), heldUntil));
        }
        return red.with(CaseFacts.opened(caseId(number), since, seen.requestStartedAt(), lastClearedAt, heldUntil));
    }

    /**
     * The id of a case that begins now. It names the clearing before, which is too long ago to be changed by a late observation: so the
     * id is the same in each order in which the observations of the case arrive.
     */
    private String caseId(NumberRef number) {
        return Ids.derived(
                "red-case", number.phoneNumberId().value(), Long.toString(registration), lastClearedAt.toString());
    }

    private Track notRed(Observation seen) {
        CaseFacts open = open();
        if (open != null && !seen.isFromPerson() && open.holdsAt(seen.requestStartedAt())) {
            return polled(seen).with(open.disputedNow());
        }
        boolean isPlausible = ratingSince == null || seen.occurredAt().isAfter(ratingSince);
        Instant since = isPlausible ? seen.occurredAt() : seen.requestStartedAt();
        Track recoloured = polled(seen).coloured(seen.rating(), since, seen.requestStartedAt());
        return open == null ? recoloured : recoloured.with(open.closed(seen.requestStartedAt(), seen.rating()));
    }

    private Track withDetails(Observation seen) {
        CaseFacts open = open();
        String limit = seen.messagingLimit() == null ? messagingLimit : seen.messagingLimit();
        CaseFacts judged = open != null && open.limitFell() == null && MessagingTier.fell(messagingLimit, limit)
                ? open.limited(messagingLimit + " to " + limit, seen.requestStartedAt())
                : redCase;
        return new Track(
                rating,
                ratingSince,
                polled,
                seen.status() == null ? status : seen.status(),
                limit,
                colourAt,
                seen.requestStartedAt(),
                lastClearedAt,
                registration,
                judged);
    }

    private Track polled(Observation seen) {
        return seen.isFromPerson() ? this : copy(rating, ratingSince, seen.rating(), colourAt);
    }

    private Track coloured(Rating colour, Instant since, Instant at) {
        return copy(colour, rating == colour ? ratingSince : since, polled, at);
    }

    private Track since(Instant since) {
        return copy(rating, since, polled, colourAt);
    }

    private Track with(CaseFacts latest) {
        Instant cleared = latest.closedAt() == null ? lastClearedAt : latest.closedAt();
        return new Track(
                rating,
                ratingSince,
                polled,
                status,
                messagingLimit,
                colourAt,
                observedAt,
                cleared,
                registration,
                latest);
    }

    private Track copy(Rating colour, @Nullable Instant since, Rating fromPoll, Instant at) {
        return new Track(
                colour, since, fromPoll, status, messagingLimit, at, observedAt, lastClearedAt, registration, redCase);
    }
}
