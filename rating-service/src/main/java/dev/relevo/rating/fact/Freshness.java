package dev.relevo.rating.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How current the knowledge of a number is.
 *
 * @param observedAt start of the request that gave the last observation; null if absent
 * @param staleSince when the last observation passed the promised age; null while it is fresh
 * @param vanishedSince when a complete list of the account first lacked the number; null while it is listed
 */
public record Freshness(
        @Nullable Instant observedAt,
        @Nullable Instant staleSince,
        @Nullable Instant vanishedSince) {}
