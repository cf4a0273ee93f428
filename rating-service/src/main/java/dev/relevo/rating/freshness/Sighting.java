package dev.relevo.rating.freshness;

import dev.relevo.rating.fact.Freshness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a number was seen.
 *
 * @param registeredAt when it was first known here; null right after its registration
 * @param listedAt start of the last complete list with it; null if absent
 * @param observedAt start of the last observation that was applied to it; null if absent
 * @param vanishedSince when a complete list first lacked it; null while it is listed
 */
record Sighting(
        @Nullable Instant registeredAt,
        @Nullable Instant listedAt,
        @Nullable Instant observedAt,
        @Nullable Instant vanishedSince) {

    /** A number that was never seen is stale when its registration is older than the promised age. */
    Freshness freshness(Duration maxAge, Instant now) {
        Instant seenAt = latest(listedAt, observedAt);
        Instant from = seenAt == null ? registeredAt : seenAt;
        Instant until = from == null ? null : from.plus(maxAge);
        return new Freshness(seenAt, until != null && now.isAfter(until) ? until : null, vanishedSince);
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
