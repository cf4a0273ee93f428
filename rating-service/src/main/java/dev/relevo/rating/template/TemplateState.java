package dev.relevo.rating.template;

import dev.relevo.rating.template.Told.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a template.
 *
 * @param status WhatsApp's word; null until one was told
 * @param until when a pause ends; null when no end is known
 * @param reason WhatsApp's words for the status; null when it gave none
 * @param quality {@code GREEN}, {@code YELLOW}, {@code RED} or another word; null until one was told
 * @param category for example {@code MARKETING}; null until one was told
 * @param announcedCategory a category that WhatsApp will apply later; null when none is announced
 */
record TemplateState(
        @Nullable String status,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable String quality,
        @Nullable String category,
        @Nullable String announcedCategory) {
    static final String APPROVED = "APPROVED";
    static final String PAUSED = "PAUSED";
    static final String RED = "RED";

    private static final Set<String> USABLE = Set.of(APPROVED, "REINSTATED", "UNARCHIVED", "FLAGGED");

    /** Nothing was told. */
    static final TemplateState NONE = new TemplateState(null, null, null, null, null, null);

    /** The state after everything that was told, at this time. A pause whose end has passed is over. */
    static TemplateState after(List<Told> told, Instant now) {
        Told status = last(told, Kind.STATUS);
        boolean isResumed = status != null
                && status.value().equals(PAUSED)
                && status.until() != null
                && !now.isBefore(status.until());
        Told category = last(told, Kind.CATEGORY);
        Told announced = last(told, Kind.ANNOUNCED_CATEGORY);
        boolean isApplied =
                announced != null && category != null && category.value().equals(announced.value());
        return new TemplateState(
                isResumed ? APPROVED : value(status),
                status == null || isResumed ? null : status.until(),
                isResumed ? "the pause ended" : status == null ? null : status.reason(),
                value(last(told, Kind.QUALITY)),
                value(category),
                isApplied ? null : value(announced));
    }

    /** Whether it can be sent. A template without a status has sent messages, because only those get a quality. */
    boolean isUsable() {
        return status == null || USABLE.contains(status);
    }

    private static @Nullable Told last(List<Told> told, Kind kind) {
        Optional<Told> last = told.stream().filter(one -> one.kind() == kind).max(Told.IN_ORDER);
        return last.orElse(null);
    }

    private static @Nullable String value(@Nullable Told told) {
        return told == null ? null : told.value();
    }
}
