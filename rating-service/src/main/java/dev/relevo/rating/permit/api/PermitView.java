package dev.relevo.rating.permit.api;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Category;
import dev.relevo.event.NumberState.Permit;
import dev.relevo.rating.permit.PermitRules;
import dev.relevo.rating.permit.TemplateCategory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether business-initiated messages of a category may be sent now.
 *
 * @param reasons explanations in words; empty when the number is not limited
 * @param remaining how many more may be sent, without the reserved ones; null without a known limit
 * @param because the reasons for machines, in the same order
 * @param asOf when the permit was decided, at most one second ago
 * @param validUntil after this time the permit must be asked for again
 */
public record PermitView(
        String category,
        boolean allowed,
        List<String> reasons,
        @Nullable Integer remaining,
        List<Because> because,
        Instant asOf,
        Instant validUntil) {
    static PermitView of(Permit permit, TemplateCategory category) {
        Category one = Objects.requireNonNull(
                Objects.requireNonNull(permit.categories()).get(category.word()));
        List<Because> because = PermitRules.reasons(permit, category);
        return new PermitView(
                category.word(),
                one.allowed(),
                because.stream().map(Because::text).toList(),
                one.remaining(),
                because,
                Objects.requireNonNull(permit.asOf()),
                Objects.requireNonNull(permit.validUntil()));
    }
}
