package dev.relevo.rating.permit;

import dev.relevo.event.NumberState.Because;
import dev.relevo.rating.fact.Freshness;
import dev.relevo.rating.fact.Restriction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reasons from the state of a number and its account, without the red case and the volume. */
final class StateReasons {
    /** WhatsApp's name of the restriction that stops utility templates only. */
    private static final String UTILITY = "RESTRICTED_UTILITY_TEMPLATES";

    /** WhatsApp's word for an account that it will disable. */
    private static final String SCHEDULED = "SCHEDULE_FOR_DISABLE";

    private StateReasons() {}

    static List<Because> of(PermitFacts facts, Instant now) {
        List<Because> reasons = new ArrayList<>();
        reasons.addAll(freshness(facts.freshness()));
        if (NumberStatus.of(facts.status()) != NumberStatus.USABLE) {
            reasons.add(status(facts));
        }
        if (isBlocked(facts)) {
            reasons.add(blocked(facts));
        }
        inForce(facts, now).flatMap(StateReasons::restriction).forEach(reasons::add);
        if (facts.templates().isNoneUsable()) {
            reasons.add(PermitCode.NO_USABLE_TEMPLATE.because(
                    "none of the templates that WhatsApp named can be sent: "
                            + facts.templates().paused() + " paused, "
                            + facts.templates().blocked() + " disabled or rejected",
                    null));
        }
        return reasons;
    }

    static Stream<Restriction> inForce(PermitFacts facts, Instant now) {
        return facts.restrictions().stream()
                .filter(restriction -> restriction.expiresAt() == null || now.isBefore(restriction.expiresAt()));
    }

    static boolean isBlocked(PermitFacts facts) {
        return facts.health() != null && facts.health().isBlocked();
    }

    static Because blocked(PermitFacts facts) {
        String issues = Stream.ofNullable(facts.health())
                .flatMap(health -> health.issues().stream())
                .map(issue -> issue.entity() + " " + issue.code()
                        + (issue.description() == null ? "" : " " + issue.description()))
                .collect(Collectors.joining("; "));
        return PermitCode.HEALTH_BLOCKED.because(
                "WhatsApp judges that the number cannot send" + (issues.isEmpty() ? "" : ": " + issues), null);
    }

    static Because status(PermitFacts facts) {
        return NumberStatus.of(facts.status()) == NumberStatus.UNKNOWN
                ? PermitCode.STATUS_UNKNOWN.because(
                        facts.status() == null
                                ? "no status of the number was observed"
                                : "WhatsApp reports a status that is not known: " + facts.status(),
                        null)
                : PermitCode.STATUS_NOT_USABLE.because("WhatsApp reports status " + facts.status(), null);
    }

    static Because restricted(Restriction restriction) {
        return PermitCode.RESTRICTED.because(text(restriction), restriction.expiresAt());
    }

    private static List<Because> freshness(Freshness freshness) {
        List<Because> reasons = new ArrayList<>();
        if (freshness.observedAt() == null) {
            reasons.add(PermitCode.NEVER_OBSERVED.because("the number was never observed", null));
        } else if (freshness.staleSince() != null) {
            reasons.add(PermitCode.STALE.because("last observed at " + freshness.observedAt(), null));
        }
        if (freshness.vanishedSince() != null) {
            reasons.add(
                    PermitCode.VANISHED.because("not listed by its account since " + freshness.vanishedSince(), null));
        }
        return reasons;
    }

    private static Stream<Because> restriction(Restriction restriction) {
        if (restriction.stopsInitiated() || restriction.stopsReplies()) {
            return Stream.of(restricted(restriction));
        }
        return switch (restriction.name()) {
            case UTILITY ->
                Stream.of(PermitCode.UTILITY_RESTRICTED.because(text(restriction), restriction.expiresAt()));
            case SCHEDULED ->
                Stream.of(PermitCode.DISABLE_SCHEDULED.because(
                        "WhatsApp announced that it will disable the account", null));
            default -> Stream.empty();
        };
    }

    private static String text(Restriction restriction) {
        return restriction.name() + " since " + restriction.since()
                + (restriction.expiresAt() == null ? "" : " until " + restriction.expiresAt());
    }
}
