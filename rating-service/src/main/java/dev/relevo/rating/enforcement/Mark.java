package dev.relevo.rating.enforcement;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was told of a measure.
 *
 * @param eventId of the event that carried it; a duplicate is ignored
 * @param at when it happened at WhatsApp
 * @param imposes true when the measure began or was changed; false when it was lifted
 * @param expiresAt when the measure ends; null when no end is known
 * @param details WhatsApp's words, or why it was lifted; null when none were given
 */
record Mark(
        String eventId,
        Instant at,
        boolean imposes,
        @Nullable Instant expiresAt,
        @Nullable String details) {
    /** By time; by id when the times are equal, so that any order of arrival gives the same result. */
    static final Comparator<Mark> IN_ORDER = Comparator.comparing(Mark::at).thenComparing(Mark::eventId);
}
