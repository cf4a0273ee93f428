package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a whole account, told once and not once per number. */
public sealed interface AccountHealthEvent extends RatingEvent {
    /** The WhatsApp Business Account. */
    String wabaId();

    @Override
    default String key() {
        return wabaId();
    }

    /**
     * WhatsApp restricts the account, found a violation, or announced that it will disable it.
     *
     * @param restrictionId derived from the account and the restriction; the event that lifts it has the same
     * @param restriction WhatsApp's name of it, for example {@code RESTRICTED_BIZ_INITIATED_MESSAGING}
     * @param since when it began
     * @param expiresAt when it ends; null when no end is known
     * @param details WhatsApp's words, for example the type of the violation; null when it gave none
     */
    record AccountRestricted(
            @JsonUnwrapped EventMeta meta,
            String wabaId,
            String restrictionId,
            String restriction,
            Instant since,
            @Nullable Instant expiresAt,
            @Nullable String details)
            implements AccountHealthEvent {}

    /**
     * A restriction ended.
     *
     * @param restrictionId of the event that opened it
     * @param restriction WhatsApp's name of it
     * @param reason {@code expired}, {@code reinstated} or a person's words
     */
    record AccountRestrictionLifted(
            @JsonUnwrapped EventMeta meta, String wabaId, String restrictionId, String restriction, String reason)
            implements AccountHealthEvent {}

    /**
     * The ratings of the account's numbers cannot be read.
     *
     * @param reason a description of the failure
     * @param since time of the first failure
     * @param numbers how many registered numbers are affected
     */
    record AccountPollingFailing(
            @JsonUnwrapped EventMeta meta, String wabaId, String reason, Instant since, int numbers)
            implements AccountHealthEvent {}

    /**
     * The ratings of the account's numbers can be read again.
     *
     * @param since time of the first failure of the run that ended
     */
    record AccountPollingRestored(@JsonUnwrapped EventMeta meta, String wabaId, Instant since)
            implements AccountHealthEvent {}

    /**
     * A message template changed its status, quality or category.
     *
     * @param templateId WhatsApp's id
     * @param name the template's name; null when WhatsApp gave none
     * @param language for example {@code es_MX}; null when WhatsApp gave none
     * @param change {@code STATUS}, {@code QUALITY} or {@code CATEGORY}
     * @param previous the previous value; null when it was not known
     * @param current the current value, for example {@code PAUSED}, {@code RED} or {@code MARKETING}
     * @param until when a pause ends; null when there is no known end
     * @param reason WhatsApp's words; null when it gave none
     * @param usable false when the template cannot be sent now
     */
    record TemplateChanged(
            @JsonUnwrapped EventMeta meta,
            String wabaId,
            String templateId,
            @Nullable String name,
            @Nullable String language,
            String change,
            @Nullable String previous,
            String current,
            @Nullable Instant until,
            @Nullable String reason,
            boolean usable)
            implements AccountHealthEvent {}
}
