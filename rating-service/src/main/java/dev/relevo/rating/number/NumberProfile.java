package dev.relevo.rating.number;

import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.redcase.RuleSet;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The validated description of a number by the operator.
 *
 * @param wabaId its WhatsApp Business Account
 * @param displayNumber the number itself, digits only
 * @param verifiedName the business name people see; null when not given
 * @param retail whether the business has stores to visit
 * @param ruleSet the rules a red case is judged by
 * @param timeZone where the business is
 * @param paths accepted escalation paths
 * @param portfolioId the business portfolio that shares a messaging limit; null when not given
 */
public record NumberProfile(
        String wabaId,
        String displayNumber,
        @Nullable String verifiedName,
        boolean retail,
        RuleSet ruleSet,
        ZoneId timeZone,
        List<EscalationPath> paths,
        @Nullable String portfolioId) {
    public NumberProfile {
        paths = List.copyOf(paths);
    }
}
