package dev.relevo.rating.number;

import dev.relevo.event.NumberState;
import dev.relevo.event.Rating;
import dev.relevo.rating.path.EscalationPath;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number as the API returns it. A null field was not given or not observed yet.
 *
 * @param compliant true when at least one declared path is accepted
 * @param portfolioId the portfolio that shares the messaging limit; null when not given
 * @param redCase the open red case; null if absent
 * @param permit as it is now for one number, as it was last published in a list
 */
public record NumberView(
        String phoneNumberId,
        String wabaId,
        String displayNumber,
        @Nullable String verifiedName,
        boolean retail,
        String ruleSet,
        String timeZone,
        List<EscalationPath> paths,
        boolean compliant,
        @Nullable String portfolioId,
        Rating rating,
        @Nullable Instant ratingSince,
        @Nullable String status,
        @Nullable String messagingLimit,
        @Nullable RedCaseView redCase,
        NumberState.Permit permit) {}
