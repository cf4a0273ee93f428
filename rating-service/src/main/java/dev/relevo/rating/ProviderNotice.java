package dev.relevo.rating;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something WhatsApp said of an account or of one of its numbers that is not a colour.
 *
 * @param eventId of the event it came in; kept once under this id
 * @param type of that event, for example {@code account-event}
 * @param wabaId the account
 * @param displayNumber digits of the number; null when it is about the whole account
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
        // Not Map.copyOf: WhatsApp sends nulls.
        raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    /** Leaves the raw value out: it is as WhatsApp sent it. */
    @Override
    public String toString() {
        return "ProviderNotice[eventId=" + eventId + ", type=" + type + "]";
    }
}
