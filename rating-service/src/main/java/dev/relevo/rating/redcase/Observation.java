package dev.relevo.rating.redcase;

import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one number. Times are cut to milliseconds, so that they are the same in the database as on the wire.
 *
 * @param observationId derived from its cause; ids of events that follow are derived from it
 * @param rating the colour seen; UNKNOWN when none was
 * @param status connection status in WhatsApp's words; null when not seen
 * @param messagingLimit tier in WhatsApp's words; null when not seen
 * @param source how it was seen
 * @param occurredAt since when it is so, as far as the source knows; never after {@code requestStartedAt}
 * @param requestStartedAt when looking began: orders observations
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
        // What an answer says was so when it was asked for, whatever the source's clock thinks.
        occurredAt = occurred.isAfter(requestStartedAt) ? requestStartedAt : occurred;
    }
}
