package dev.relevo.rating;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice from WhatsApp about an account or one of its numbers, other than a colour.
 *
 * @param eventId id of the event that carried it; a duplicate with this id is ignored
 * @param type type of that event, for example {@code account-event}
 * @param wabaId the account
 * @param displayNumber digits of the number; null when the notice is about the whole account
 * @param occurredAt when it happened at WhatsApp
 * @param raw the value as sent
 */
public record ProviderNotice(
        String eventId,
        String type,
        String wabaId,
        @Nullable String displayNumber,
        Instant occurredAt,
        Map<String, Object> raw) {
    public ProviderNotice {
        // Not Map.copyOf, which rejects the nulls that WhatsApp sends.
        raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    /** Omits the raw value, which may hold personal data. */
    @Override
    public String toString() {
        return "ProviderNotice[eventId=" + eventId + ", type=" + type + "]";
    }
}
