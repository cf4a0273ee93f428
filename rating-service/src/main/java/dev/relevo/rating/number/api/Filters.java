package dev.relevo.rating.number.api;

import dev.relevo.event.Rating;
import dev.relevo.kit.problem.Problems;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.redcase.RuleSet;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of the lists of numbers and red cases; an absent one is null. */
final class Filters {
    private Filters() {}

    static @Nullable Rating rating(@Nullable String rating) {
        return rating == null
                ? null
                : Arrays.stream(Rating.values())
                        .filter(known -> known.name().equals(rating))
                        .findFirst()
                        .orElseThrow(
                                () -> Problems.invalid("rating", "GREEN, YELLOW, RED or UNKNOWN", Parameters.ANOTHER));
    }

    static @Nullable String ruleSet(@Nullable String ruleSet) {
        if (ruleSet != null && RuleSet.named(ruleSet).isEmpty()) {
            String known = RuleSet.ALL.stream().map(RuleSet::name).collect(Collectors.joining(", "));
            throw Problems.invalid("ruleSet", "one of " + known, Parameters.ANOTHER);
        }
        return ruleSet;
    }
}
