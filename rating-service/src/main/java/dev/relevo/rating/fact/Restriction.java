package dev.relevo.rating.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measure of WhatsApp against an account that is in force.
 *
 * @param id derived from the account and the measure
 * @param name WhatsApp's name, for example {@code RESTRICTED_BIZ_INITIATED_MESSAGING}
 * @param stopsInitiated true when messages that the business begins are refused
 * @param stopsReplies true when answers within the customer service window are refused too
 * @param since when it began
 * @param expiresAt when it ends; null when no end is known
 * @param details WhatsApp's words; null when it gave none
 */
public record Restriction(
        String id,
        String wabaId,
        String name,
        boolean stopsInitiated,
        boolean stopsReplies,
        Instant since,
        @Nullable Instant expiresAt,
        @Nullable String details) {}
