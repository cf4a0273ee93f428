package dev.relevo.rating.permit;

import static dev.relevo.rating.permit.Facts.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Permit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tests read of a permit. */
final class Permits {
    private Permits() {}

    static void assertClosed(Facts facts, String code) {
        Permit permit = PermitRules.decide(facts.facts(), T0);
        assertThat(permit.allowed()).as(code).isFalse();
        assertThat(codes(permit)).containsExactly(code);
        assertThat(permit.reasons()).hasSize(1);
        for (TemplateCategory category : TemplateCategory.values()) {
            assertThat(isAllowed(permit, category.word())).isFalse();
            assertThat(remaining(permit, category.word())).isZero();
        }
    }

    static boolean isAllowed(Permit permit, String category) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(permit.categories()).get(category))
                .allowed();
    }

    static @Nullable Integer remaining(Permit permit, String category) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(permit.categories()).get(category))
                .remaining();
    }

    static List<Because> because(Permit permit) {
        return Objects.requireNonNull(permit.because());
    }

    static List<String> codes(Permit permit) {
        return because(permit).stream().map(Because::code).toList();
    }
}
