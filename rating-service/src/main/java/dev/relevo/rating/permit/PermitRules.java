package dev.relevo.rating.permit;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Capability;
import dev.relevo.event.NumberState.Category;
import dev.relevo.event.NumberState.Permit;
import dev.relevo.rating.fact.Restriction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The pure function from facts to a permit. Not allowed when unsure: sending more makes a bad state worse. */
public final class PermitRules {
    /** A permit is valid for this long, unless something ends earlier. */
    static final Duration VALID_FOR = Duration.ofMinutes(1);

    private PermitRules() {}

    /** The permit at this time. Campaigns are allowed when at least one category is. */
    public static Permit decide(PermitFacts facts, Instant now) {
        Budget budget = Budget.of(facts);
        List<Because> because = new ArrayList<>(StateReasons.of(facts, now));
        if (facts.redCase() != null) {
            because.add(RedCaseReasons.of(facts.redCase(), now));
        }
        because.addAll(budget.reached());
        Map<String, Category> categories = categories(because, budget.remaining());
        return new Permit(
                categories.values().stream().anyMatch(Category::allowed),
                because.stream().map(Because::text).toList(),
                now,
                validUntil(facts, now),
                categories,
                because);
    }

    /** The reasons of a permit that say something about the category. */
    public static List<Because> reasons(Permit permit, TemplateCategory category) {
        return Objects.requireNonNull(permit.because()).stream()
                .filter(reason -> PermitCode.valueOf(reason.code()).concerns(category))
                .toList();
    }

    /** Whether WhatsApp accepts messages of the number at this time. What is not known counts as accepted. */
    public static Capability capability(PermitFacts facts, Instant now) {
        NumberStatus status = NumberStatus.of(facts.status());
        List<Restriction> stopping = StateReasons.inForce(facts, now)
                .filter(restriction -> restriction.stopsInitiated() || restriction.stopsReplies())
                .toList();
        boolean isSilent = status == NumberStatus.NOTHING
                || StateReasons.isBlocked(facts)
                || stopping.stream().anyMatch(Restriction::stopsReplies);
        boolean isLimited =
                status == NumberStatus.REPLIES_ONLY || stopping.stream().anyMatch(Restriction::stopsInitiated);
        List<Because> reasons = new ArrayList<>();
        if (status == NumberStatus.NOTHING || status == NumberStatus.REPLIES_ONLY) {
            reasons.add(StateReasons.status(facts));
        }
        if (StateReasons.isBlocked(facts)) {
            reasons.add(StateReasons.blocked(facts));
        }
        stopping.forEach(restriction -> reasons.add(StateReasons.restricted(restriction)));
        return new Capability(!isSilent, !isSilent && !isLimited, reasons);
    }

    private static Map<String, Category> categories(List<Because> because, OptionalInt remaining) {
        Map<String, Category> categories = new LinkedHashMap<>();
        for (TemplateCategory category : TemplateCategory.values()) {
            boolean isStopped = because.stream()
                    .anyMatch(reason -> PermitCode.valueOf(reason.code()).stops(category));
            Integer left = remaining.isPresent() ? Integer.valueOf(remaining.getAsInt()) : null;
            categories.put(category.word(), new Category(!isStopped, isStopped ? Integer.valueOf(0) : left));
        }
        return categories;
    }

    /** Earlier than usual when the deadline or the end of a restriction comes before. */
    private static Instant validUntil(PermitFacts facts, Instant now) {
        Stream<Instant> ends =
                facts.restrictions().stream().flatMap(restriction -> Stream.ofNullable(restriction.expiresAt()));
        Stream<Instant> deadline =
                Stream.ofNullable(facts.redCase()).flatMap(open -> Stream.ofNullable(open.deadline()));
        return Stream.concat(ends, deadline)
                .filter(end -> end.isAfter(now))
                .reduce(now.plus(VALID_FOR), (a, b) -> a.isBefore(b) ? a : b);
    }
}
