package dev.relevo.rating.number;

import dev.relevo.event.Rating;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A red case as the API returns it.
 *
 * @param flaggedAt when WhatsApp flagged the number; the deadline counts from here
 * @param seenAt when Relevo observed it
 * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
 * @param overdue true when the deadline passed while the number was still red
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
        boolean overdue,
        @Nullable Instant closedAt,
        @Nullable Rating closedBy) {}
