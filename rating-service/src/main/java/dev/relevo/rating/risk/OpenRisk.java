package dev.relevo.rating.risk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A risk that was raised.
 *
 * @param score the last score
 * @param causes the last causes
 * @param raisedAt when it was raised
 * @param toldScore the score of the last event
 * @param belowSince since when the score is below the lower threshold; null while it is not
 */
record OpenRisk(
        double score,
        List<String> causes,
        Instant raisedAt,
        double toldScore,
        @Nullable Instant belowSince) {
    OpenRisk {
        causes = List.copyOf(causes);
    }
}
