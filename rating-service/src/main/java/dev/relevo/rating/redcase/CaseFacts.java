package dev.relevo.rating.redcase;

import dev.relevo.event.Rating;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the observations say about one red case.
 *
 * @param caseId fixed at the opening
 * @param flaggedAt when WhatsApp flagged the number; the deadline counts from here
 * @param seenAt request start of the observation that opened it
 * @param after when the case before was cleared; a flag of this case is later
 * @param openedAt request start of the observation that opened or last re-opened it
 * @param reopenings how often it was re-opened within the cooling time
 * @param heldUntil until when a person's word holds against polls; null when none does
 * @param disputed true while a poll shows another colour than the person reported
 * @param closedAt null while open
 * @param closedBy the colour that cleared it; null while open
 * @param limitFell the fall of the messaging limit while the case was open; null when it did not fall
 */
public record CaseFacts(
        String caseId,
        Instant flaggedAt,
        Instant seenAt,
        Instant after,
        Instant openedAt,
        int reopenings,
        @Nullable Instant heldUntil,
        boolean disputed,
        @Nullable Instant closedAt,
        @Nullable Rating closedBy,
        @Nullable LimitEvidence limitFell) {
    static CaseFacts opened(
            String caseId, Instant flaggedAt, Instant seenAt, Instant after, @Nullable Instant heldUntil) {
        return new CaseFacts(caseId, flaggedAt, seenAt, after, seenAt, 0, heldUntil, false, null, null, null);
    }

    /** These facts as they are told: until when a person's word holds changes nothing for anyone else. */
    CaseFacts withoutHold() {
        return new CaseFacts(
                caseId, flaggedAt, seenAt, after, openedAt, reopenings, null, disputed, closedAt, closedBy, limitFell);
    }

    boolean holdsAt(Instant at) {
        return heldUntil != null && at.isBefore(heldUntil);
    }

    /** True when red at this time is the same case again. */
    boolean isCooling(Instant at, Duration cooling) {
        return closedAt != null && !at.isAfter(closedAt.plus(cooling));
    }

    /** Red again while open. A person who names the time of the flag corrects it; a poll ends the dispute. */
    CaseFacts confirmed(Observation red, @Nullable Instant hold) {
        boolean isCorrection = red.namesFlag() && red.occurredAt().isAfter(after);
        return new CaseFacts(
                caseId,
                isCorrection ? red.occurredAt() : flaggedAt,
                seenAt,
                after,
                openedAt,
                reopenings,
                hold,
                red.isFromPerson() && disputed,
                null,
                null,
                limitFell);
    }

    CaseFacts reopened(Instant at, @Nullable Instant hold) {
        return new CaseFacts(caseId, flaggedAt, seenAt, after, at, reopenings + 1, hold, false, null, null, limitFell);
    }

    CaseFacts disputedNow() {
        return new CaseFacts(
                caseId, flaggedAt, seenAt, after, openedAt, reopenings, heldUntil, true, null, null, limitFell);
    }

    CaseFacts closed(Instant at, Rating by) {
        return new CaseFacts(caseId, flaggedAt, seenAt, after, openedAt, reopenings, null, false, at, by, limitFell);
    }

    CaseFacts limited(String change, Instant at) {
        LimitEvidence evidence = new LimitEvidence(
                LimitEvidence.Kind.MESSAGING_LIMIT_FELL, "the messaging limit fell from " + change, at);
        return new CaseFacts(
                caseId,
                flaggedAt,
                seenAt,
                after,
                openedAt,
                reopenings,
                heldUntil,
                disputed,
                closedAt,
                closedBy,
                evidence);
    }
}
