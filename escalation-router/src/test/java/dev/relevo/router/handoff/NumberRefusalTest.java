package dev.relevo.router.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Capability;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumberRefusalTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");

    @Test
    void what_is_not_known_and_what_concerns_templates_only_refuses_nothing() {
        assertThat(NumberRefusal.of(null)).isEmpty();
        assertThat(NumberRefusal.of(new Capability(true, false, List.of(because("no templates", null)))))
                .isEmpty();
    }

    @Test
    void it_keeps_no_more_than_its_bounds() {
        Because reason = because("é".repeat(NumberRefusal.MAX_TEXT + 1), null);

        NumberRefusal refusal = refused(Collections.nCopies(NumberRefusal.MAX_REASONS + 1, reason));

        assertThat(refusal.reasons()).hasSize(NumberRefusal.MAX_REASONS).allMatch(kept -> kept.text()
                .equals("é".repeat(NumberRefusal.MAX_TEXT) + "…"));
    }

    @Test
    void it_ends_with_the_last_of_its_reasons() {
        NumberRefusal refusal = refused(List.of(because("a", T0.plusSeconds(2)), because("b", T0.plusSeconds(1))));

        assertThat(refusal.isInForce(T0.plusSeconds(2).minusNanos(1))).isTrue();
        assertThat(refusal.isInForce(T0.plusSeconds(2))).isFalse();
    }

    @Test
    void it_does_not_end_with_a_reason_that_has_no_end_or_without_reasons() {
        assertThat(refused(List.of(because("a", T0), because("b", null))).until())
                .isNull();
        assertThat(refused(List.of()).until()).isNull();
        assertThat(refused(List.of()).text()).contains("no reason is known");
    }

    private static NumberRefusal refused(List<Because> reasons) {
        return NumberRefusal.of(new Capability(false, false, reasons)).orElseThrow();
    }

    private static Because because(String text, @Nullable Instant until) {
        return new Because("RESTRICTED", text, until);
    }
}
