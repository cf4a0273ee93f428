package dev.relevo.rating.fact;

import java.util.Map;

/**
 * What is counted of one number.
 *
 * @param templatesLast7Days business-initiated template messages of the last 7 days by category: {@code marketing}, {@code utility},
 *     {@code authentication}; distinct message ids
 * @param peopleLast24Hours distinct people whom the number reached outside their customer service window in the last 24 hours
 * @param portfolioPeopleLast24Hours the same over all numbers of the portfolio, or of the account when the portfolio is unknown
 * @param last24Hours the outcomes
 */
public record VolumeFigures(
        Map<String, Integer> templatesLast7Days,
        int peopleLast24Hours,
        int portfolioPeopleLast24Hours,
        Outcomes last24Hours) {
    /** A number of which nothing was counted. */
    public static final VolumeFigures NONE =
            new VolumeFigures(Map.of(), 0, 0, new Outcomes(0, 0, 0, Map.of(), 0, 0, 0, 0, 0));

    public VolumeFigures {
        templatesLast7Days = Map.copyOf(templatesLast7Days);
    }

    /** Template messages of all categories in the last 7 days. */
    public int templates() {
        return templatesLast7Days.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The outcomes of the last 24 hours.
     *
     * @param sent messages, with and without a template
     * @param failuresByCode failed messages by WhatsApp's error code
     * @param optOuts people who stopped marketing messages
     * @param humanRequests people who asked for a human
     * @param answeredInTime handoffs that an agent claimed before they were due
     * @param expiredUnanswered handoffs that expired without an agent
     */
    public record Outcomes(
            int sent,
            int delivered,
            int read,
            Map<Integer, Integer> failuresByCode,
            int optOuts,
            int humanRequests,
            int handoffsOpened,
            int answeredInTime,
            int expiredUnanswered) {
        public Outcomes {
            failuresByCode = Map.copyOf(failuresByCode);
        }
    }
}
