package dev.relevo.rating.number.page;

import java.time.Instant;

/**
 * The place of a red case in a list.
 *
 * @param isClosed a list of all cases has the open ones first
 * @param flaggedAt when WhatsApp flagged the number
 * @param caseId breaks ties
 */
public record RedCasePosition(boolean isClosed, Instant flaggedAt, String caseId) {}
