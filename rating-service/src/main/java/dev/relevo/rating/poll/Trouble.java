package dev.relevo.rating.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of polls that brought no complete list.
 *
 * @param throttled how often in a row WhatsApp answered with its rate limit
 * @param failures how often the poll failed in this run
 * @param since time of the first of them; null when the last poll succeeded
 * @param reason a description of the last one; null when the last poll succeeded
 * @param told true when an event about this run was published
 */
record Trouble(
        int throttled,
        int failures,
        @Nullable Instant since,
        @Nullable String reason,
        boolean told) {
    /** A short network failure needs no notice. A refused token is told at once. */
    static final int FAILURES_BEFORE_NOTICE = 3;

    static final Trouble NONE = new Trouble(0, 0, null, null, false);

    Trouble after(GraphAnswer answer, Instant now) {
        return switch (answer) {
            case GraphAnswer.Numbers ignored -> NONE;
            case GraphAnswer.Throttled ignored ->
                new Trouble(throttled + 1, failures, begin(now), "Graph API rate limit reached", told);
            case GraphAnswer.Refused(String words) ->
                new Trouble(0, Math.max(FAILURES_BEFORE_NOTICE, failures + 1), begin(now), words, told);
            case GraphAnswer.Failed(GraphAnswer.Failure ignored, String words) ->
                new Trouble(0, failures + 1, begin(now), words, told);
        };
    }

    /**
     * True when the run is long enough to be told and no event about it was published.
     *
     * @param patience how long rate limits alone are not told; the numbers are stale from then on
     */
    boolean isNoticeDue(Duration patience, Instant now) {
        boolean isThrottledLong = throttled > 0 && since != null && !now.isBefore(since.plus(patience));
        return !told && (failures >= FAILURES_BEFORE_NOTICE || isThrottledLong);
    }

    Trouble withNotice() {
        return new Trouble(throttled, failures, since, reason, true);
    }

    private Instant begin(Instant now) {
        return since == null ? now : since;
    }
}
