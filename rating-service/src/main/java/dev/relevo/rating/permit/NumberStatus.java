package dev.relevo.rating.permit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What WhatsApp accepts from a number with a status. Its own descriptions list different statuses, so all of them are known here. */
enum NumberStatus {
    /** Everything. */
    USABLE,
    /** Everything yet, but sending campaigns makes it worse. */
    WARNED,
    /** Answers within the customer service window only. */
    REPLIES_ONLY,
    /** Nothing. */
    NOTHING,
    /** The status was not observed, or is not known. */
    UNKNOWN;

    private static final Map<String, NumberStatus> KNOWN = Map.ofEntries(
            Map.entry("CONNECTED", USABLE),
            Map.entry("LINKED", USABLE),
            Map.entry("FLAGGED", WARNED),
            Map.entry("WARNED", WARNED),
            Map.entry("RESTRICTED", REPLIES_ONLY),
            Map.entry("RATE_LIMITED", REPLIES_ONLY),
            Map.entry("BANNED", NOTHING),
            Map.entry("DISCONNECTED", NOTHING),
            Map.entry("UNLINKED", NOTHING),
            Map.entry("DELETED", NOTHING),
            Map.entry("MIGRATED", NOTHING),
            Map.entry("PENDING", NOTHING),
            Map.entry("UNVERIFIED", NOTHING));

    static NumberStatus of(@Nullable String word) {
        return word == null ? UNKNOWN : KNOWN.getOrDefault(word, UNKNOWN);
    }
}
