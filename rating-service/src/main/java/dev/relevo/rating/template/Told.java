package dev.relevo.rating.template;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was told of a template.
 *
 * @param eventId of the event that carried it; a duplicate is ignored
 * @param at when it happened at WhatsApp
 * @param value WhatsApp's word, for example {@code PAUSED}
 * @param until when a pause ends; null when no end is known
 * @param reason WhatsApp's words; null when it gave none
 */
record Told(
        String eventId,
        Instant at,
        Kind kind,
        String value,
        @Nullable Instant until,
        @Nullable String reason) {
    /** By time; by id when the times are equal, so that any order of arrival gives the same result. */
    static final Comparator<Told> IN_ORDER = Comparator.comparing(Told::at).thenComparing(Told::eventId);

    /** What it is about. */
    enum Kind {
        STATUS,
        QUALITY,
        CATEGORY,
        /** A category that WhatsApp will apply later. */
        ANNOUNCED_CATEGORY
    }
}
