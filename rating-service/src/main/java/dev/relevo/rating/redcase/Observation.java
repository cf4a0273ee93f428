package dev.relevo.rating.redcase;

import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One observation of a number. Times are truncated to milliseconds, so that they are the same in the database and in events.
 *
 * @param observationId derived from its cause; the ids of the events it causes are derived from it
 * @param rating the observed colour; UNKNOWN when the source gave none
 * @param status connection status as WhatsApp names it; null when not observed
 * @param messagingLimit tier as WhatsApp names it; null when not observed
 * @param source how it was observed
 * @param occurredAt when the state began, as far as the source knows; never after {@code requestStartedAt}
 * @param requestStartedAt when the request to the source began; orders observations
 */
public record Observation(
        String observationId,
        Rating rating,
        @Nullable String status,
        @Nullable String messagingLimit,
        RatingObserved.Source source,
        Instant occurredAt,
        Instant requestStartedAt) {
    public Observation {
        requestStartedAt = requestStartedAt.truncatedTo(ChronoUnit.MILLIS);
        Instant occurred = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        // An answer describes the state at the start of the request, even if the source's clock is ahead.
        occurredAt = occurred.isAfter(requestStartedAt) ? requestStartedAt : occurred;
    }

    boolean isFromPerson() {
        return source == RatingObserved.Source.MANUAL;
    }

    /** True when a person said when the number was flagged; without that, it is the time of their request. */
    boolean namesFlag() {
        return isFromPerson() && occurredAt.isBefore(requestStartedAt);
    }
}
