package dev.relevo.rating.number;

import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.Finding;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A red case as the API returns it.
 *
 * @param flaggedAt when WhatsApp flagged the number; the deadline counts from here
 * @param seenAt when Relevo observed it
 * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
 * @param state where the case is
 * @param overdue true when the deadline passed while the number was still red
 * @param finding what the flag seems to be about; the remedy differs
 * @param disputed true while a poll shows another colour than the person reported
 * @param heldUntil until when the person's word holds; null when none does
 * @param reopenings how often it was re-opened within the cooling time
 * @param ceiling templates in 7 days that the number may not exceed while it is exempt; null when not counted
 * @param evidence of a limit; null without one
 * @param closedAt null while open
 * @param closedBy the colour that cleared it; null while open
 */
public record RedCaseView(
        String caseId,
        String phoneNumberId,
        Instant flaggedAt,
        Instant seenAt,
        @Nullable Instant deadline,
        String ruleSet,
        State state,
        boolean overdue,
        Finding finding,
        boolean disputed,
        @Nullable Instant heldUntil,
        int reopenings,
        @Nullable Integer ceiling,
        @Nullable LimitEvidence evidence,
        @Nullable Instant closedAt,
        @Nullable Rating closedBy) {}
