package dev.relevo.rating.number;

import dev.relevo.event.NumberState;
import dev.relevo.event.Rating;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.redcase.SendPermit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number as the API returns it. A null field was not given or not observed yet.
 *
 * @param compliant true when at least one declared path is accepted
 * @param redCase the open red case; null if absent
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
        Rating rating,
        @Nullable Instant ratingSince,
        @Nullable String status,
        @Nullable String messagingLimit,
        @Nullable RedCaseView redCase,
        NumberState.Permit permit) {
    static NumberView of(NumberEntity number, Optional<RedCaseEntity> open) {
        return new NumberView(
                number.phoneNumberId,
                number.wabaId,
                number.displayNumber,
                number.verifiedName,
                number.retail,
                number.ruleSet,
                number.timeZone,
                List.copyOf(number.paths),
                number.isCompliant(),
                number.rating,
                number.ratingSince,
                number.status,
                number.messagingLimit,
                open.map(RedCaseView::of).orElse(null),
                SendPermit.of(number.rating(open.map(RedCaseEntity::toRedCase).orElse(null))));
    }
}
