package dev.relevo.router.conversation;

import dev.relevo.event.Reason;
import java.time.Instant;

/**
 * A request for a person that only the bot can answer.
 *
 * @param request the evidence of the request
 * @param since when
 */
public record PendingHumanRequest(Reason request, Instant since) {}
