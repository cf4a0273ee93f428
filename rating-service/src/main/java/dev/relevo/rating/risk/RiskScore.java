package dev.relevo.rating.risk;

import dev.relevo.rating.fact.Restriction;
import dev.relevo.rating.fact.TemplateCounts;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.fact.VolumeFigures.Outcomes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The score of a number: the chance of at least one cause, each taken as independent of the others. The weights are in
 * docs/reference/rating-rules.md; a larger figure of a cause never gives a lower score.
 */
final class RiskScore {
    /** Refused because earlier messages of the number were blocked or reported. */
    private static final int SPAM_LIMIT = 131048;

    /** Blocked for violations of a policy; account locked. */
    private static final Set<Integer> BLOCKED = Set.of(368, 131031);

    /** Failures that say nothing about the number: the recipient's cap, choice or experiment, and a closed window. */
    private static final Set<Integer> NOT_OURS = Set.of(131047, 131049, 131050, 130472);

    private static final Map<String, Double> STATUSES =
            Map.of("FLAGGED", 0.7, "WARNED", 0.7, "RESTRICTED", 0.6, "RATE_LIMITED", 0.6);

    /** Fewer messages or people than this give no share. */
    private static final int MIN_SHARE_OF = 50;

    private static final int MIN_READ_OF = 100;
    private static final int MIN_EXPIRED = 3;
    private static final int MIN_UNANSWERED = 5;

    private RiskScore() {}

    /** Assesses a number from what was counted, and from the state of its account and connection. */
    static Assessment assess(
            VolumeFigures volume, TemplateCounts templates, List<Restriction> restrictions, @Nullable String status) {
        List<Cause> causes = new ArrayList<>();
        refusals(volume.last24Hours(), causes);
        people(volume.peopleLast24Hours(), volume.last24Hours(), causes);
        templates(templates, causes);
        restrictions.forEach(restriction -> causes.add(
                new Cause(restriction.stopsInitiated() ? 0.7 : 0.5, "the account is under " + restriction.name())));
        if (status != null) {
            causes.add(new Cause(STATUSES.getOrDefault(status, 0.0), "WhatsApp reports status " + status));
        }
        causes.removeIf(cause -> cause.weight() <= 0.0);
        causes.sort(Comparator.comparing(Cause::weight).reversed().thenComparing(Cause::text));
        double none = causes.stream().mapToDouble(cause -> 1.0 - cause.weight()).reduce(1.0, (a, b) -> a * b);
        return new Assessment(
                Math.round((1.0 - none) * 100.0) / 100.0,
                causes.stream().map(Cause::text).toList());
    }

    private static void refusals(Outcomes outcomes, List<Cause> causes) {
        int spam = outcomes.failuresByCode().getOrDefault(SPAM_LIMIT, 0);
        if (spam > 0) {
            causes.add(new Cause(Math.min(0.9, 0.6 + 0.02 * (spam - 1)), "refused as spam (131048): " + spam));
        }
        int blocked = sum(outcomes.failuresByCode(), BLOCKED);
        if (blocked > 0) {
            causes.add(new Cause(0.9, "refused for a policy (368, 131031): " + blocked));
        }
        int all = outcomes.failuresByCode().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int failed = all - sum(outcomes.failuresByCode(), NOT_OURS);
        if (outcomes.sent() >= MIN_SHARE_OF) {
            double share = share(failed, outcomes.sent());
            causes.add(new Cause(
                    ramp(share, 0.05, 0.30, 0.5), "failed: " + failed + " of " + outcomes.sent() + percent(share)));
        }
    }

    private static void people(int reached, Outcomes outcomes, List<Cause> causes) {
        if (reached >= MIN_SHARE_OF) {
            double share = share(outcomes.optOuts(), reached);
            causes.add(new Cause(
                    ramp(share, 0.01, 0.05, 0.6),
                    "opt-outs: " + outcomes.optOuts() + " of " + reached + " people" + percent(share)));
        }
        if (outcomes.delivered() >= MIN_READ_OF) {
            double unread = 1.0 - share(outcomes.read(), outcomes.delivered());
            causes.add(new Cause(
                    ramp(unread, 0.7, 1.0, 0.3),
                    "read: " + outcomes.read() + " of " + outcomes.delivered() + percent(1.0 - unread)));
        }
        int expired = outcomes.expiredUnanswered();
        if (expired >= MIN_EXPIRED) {
            causes.add(new Cause(
                    0.6 * share(expired, outcomes.handoffsOpened()),
                    "handoffs expired without an agent: " + expired + " of " + outcomes.handoffsOpened()));
        }
        int unanswered = outcomes.humanRequests() - outcomes.handoffsOpened();
        if (unanswered >= MIN_UNANSWERED) {
            causes.add(new Cause(
                    0.4 * share(unanswered, outcomes.humanRequests()),
                    "people asked for a human without a handoff: " + unanswered + " of " + outcomes.humanRequests()));
        }
    }

    private static void templates(TemplateCounts templates, List<Cause> causes) {
        causes.add(new Cause(
                Math.min(0.8, 1.0 - Math.pow(0.65, templates.paused())), "templates paused: " + templates.paused()));
        causes.add(new Cause(
                Math.min(0.6, 1.0 - Math.pow(0.75, templates.red())), "templates rated red: " + templates.red()));
    }

    private static int sum(Map<Integer, Integer> failures, Set<Integer> codes) {
        return codes.stream().mapToInt(code -> failures.getOrDefault(code, 0)).sum();
    }

    /** At most 1: outcomes may be counted of messages that were sent before the period. */
    private static double share(int part, int whole) {
        return whole <= 0 ? 1.0 : Math.min(1.0, Math.max(0.0, (double) part / whole));
    }

    /** From 0 at {@code from} to {@code max} at {@code to}, in a straight line. */
    private static double ramp(double value, double from, double to, double max) {
        return max * Math.min(1.0, Math.max(0.0, (value - from) / (to - from)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, " (%.1f %%)", share * 100.0);
    }

    private record Cause(double weight, String text) {}
}
