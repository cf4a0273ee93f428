package dev.relevo.rating.number.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.rating.PhoneNumbers;
import dev.relevo.rating.TextRules;
import dev.relevo.rating.number.NumberProfile;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.redcase.RuleSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that registers or describes a number; not validated yet.
 *
 * @param wabaId its WhatsApp Business Account, digits
 * @param displayNumber the number itself with its country code, 7 to 15 digits; a leading plus, spaces, hyphens and parentheses
 *     are removed
 * @param verifiedName at most 200 characters; may be absent
 * @param retail whether the business has stores to visit; false when absent
 * @param ruleSet {@code human-escalation-2020} when absent
 * @param timeZone for example {@code America/Bogota}; UTC when absent
 * @param paths accepted escalation paths; empty when absent
 * @param portfolioId the business portfolio that shares a messaging limit, digits; the account counts as one when absent
 */
public record NumberRequest(
        @Nullable String wabaId,
        @Nullable String displayNumber,
        @Nullable String verifiedName,
        @Nullable Boolean retail,
        @Nullable String ruleSet,
        @Nullable String timeZone,
        @Nullable List<@Nullable PathRequest> paths,
        @Nullable String portfolioId) {
    private static final int MAX_NAME_LENGTH = 200;
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{1,32}");
    private static final Pattern DECORATION = Pattern.compile("^\\+|[ ()-]");

    /**
     * The validated profile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names every invalid field
     */
    NumberProfile check() {
        List<Violation> violations = new ArrayList<>();
        String account = account(violations);
        String digits = digits(violations);
        RuleSet rules = rules(violations);
        ZoneId zone = zone(violations);
        if (verifiedName != null && (verifiedName.length() > MAX_NAME_LENGTH || !TextRules.isPlain(verifiedName))) {
            violations.add(Violation.ofText(
                    "verifiedName",
                    "at most " + MAX_NAME_LENGTH + " characters without control characters",
                    verifiedName));
        }
        if (portfolioId != null && !ACCOUNT.matcher(portfolioId).matches()) {
            violations.add(Violation.ofText("portfolioId", "1 to 32 digits", portfolioId));
        }
        boolean isRetail = Boolean.TRUE.equals(retail);
        List<EscalationPath> checked = PathRequest.check(paths == null ? List.of() : paths, isRetail, violations);
        if (!violations.isEmpty()) {
            throw Problems.invalid("Invalid request", violations);
        }
        return new NumberProfile(account, digits, verifiedName, isRetail, rules, zone, checked, portfolioId);
    }

    private String account(List<Violation> violations) {
        if (wabaId != null && ACCOUNT.matcher(wabaId).matches()) {
            return wabaId;
        }
        violations.add(Violation.ofText("wabaId", "1 to 32 digits", wabaId));
        return "";
    }

    private String digits(List<Violation> violations) {
        String given = displayNumber == null ? "" : displayNumber;
        String digits = DECORATION.matcher(given).replaceAll("");
        if (!PhoneNumbers.isPossible("+" + digits)) {
            violations.add(Violation.ofText(
                    "displayNumber",
                    "country code and number, 7 to 15 digits, of a length used in that country",
                    displayNumber));
        }
        return digits;
    }

    private RuleSet rules(List<Violation> violations) {
        RuleSet preset = RuleSet.ALL.getFirst();
        if (ruleSet == null) {
            return preset;
        }
        return RuleSet.named(ruleSet).orElseGet(() -> {
            List<String> known = RuleSet.ALL.stream().map(RuleSet::name).toList();
            violations.add(Violation.ofText("ruleSet", "one of " + String.join(", ", known), ruleSet));
            return preset;
        });
    }

    private ZoneId zone(List<Violation> violations) {
        String name = timeZone == null ? "UTC" : timeZone;
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        violations.add(Violation.ofText("timeZone", "a time zone such as America/Bogota", name));
        return ZoneId.of("UTC");
    }
}
