package dev.relevo.rating.permit;

import static dev.relevo.rating.permit.Facts.T0;
import static dev.relevo.rating.permit.Facts.healthy;
import static dev.relevo.rating.permit.Permits.assertClosed;
import static dev.relevo.rating.permit.Permits.because;
import static dev.relevo.rating.permit.Permits.codes;
import static dev.relevo.rating.permit.Permits.isAllowed;
import static dev.relevo.rating.permit.Permits.remaining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Permit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermitRulesTest {
    private static final Instant LATER = T0.plus(Duration.ofDays(2));

    @Test
    void a_healthy_number_may_send_what_its_portfolio_may() {
        Permit permit = PermitRules.decide(healthy().sent(0, 9_000).facts(), T0);

        assertThat(permit.allowed()).isTrue();
        assertThat(permit.reasons()).isEmpty();
        assertThat(permit.asOf()).isEqualTo(T0);
        assertThat(permit.validUntil()).isEqualTo(T0.plusSeconds(60));
        for (TemplateCategory category : TemplateCategory.values()) {
            assertThat(remaining(permit, category.word())).isEqualTo(1_000);
        }
    }

    @Test
    void a_number_that_whatsapp_judges_as_blocked_sends_nothing() {
        PermitFacts facts = healthy().blocked().facts();

        assertThat(PermitRules.decide(facts, T0).allowed()).isFalse();
        assertThat(codes(PermitRules.decide(facts, T0))).containsExactly("HEALTH_BLOCKED");
        assertThat(PermitRules.capability(facts, T0).canReply()).isFalse();
    }

    @Test
    void what_is_not_known_is_not_allowed() {
        assertClosed(healthy().freshness(null, null, null), "NEVER_OBSERVED");
        assertClosed(healthy().freshness(T0.minusSeconds(300), T0.minusSeconds(120), null), "STALE");
        assertClosed(healthy().freshness(T0, null, T0), "VANISHED");
        assertClosed(healthy().status(null), "STATUS_UNKNOWN");
        assertClosed(healthy().status("SOMETHING_NEW"), "STATUS_UNKNOWN");
        assertClosed(healthy().red("SOMETHING_NEW", LATER, false, null), "RED_STATE_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLAGGED",
                "RESTRICTED",
                "RATE_LIMITED",
                "BANNED",
                "DISCONNECTED",
                "UNLINKED",
                "DELETED",
                "MIGRATED",
                "PENDING",
                "UNVERIFIED"
            })
    void a_status_other_than_connected_is_not_allowed(String status) {
        assertClosed(healthy().status(status), "STATUS_NOT_USABLE");
    }

    @Test
    void a_restriction_stops_campaigns_until_it_expires() {
        PermitFacts facts = healthy()
                .restricted("RESTRICTED_BIZ_INITIATED_MESSAGING", true, false, LATER)
                .facts();

        assertThat(PermitRules.decide(facts, LATER.minusMillis(1)).allowed()).isFalse();
        assertThat(PermitRules.decide(facts, LATER).allowed()).isTrue();
        assertThat(because(PermitRules.decide(facts, T0)).getFirst().until()).isEqualTo(LATER);
    }

    @Test
    void a_restriction_of_utility_templates_stops_utility_only() {
        Permit permit = PermitRules.decide(
                healthy()
                        .restricted("RESTRICTED_UTILITY_TEMPLATES", false, false, null)
                        .facts(),
                T0);

        assertThat(permit.allowed()).isTrue();
        assertThat(isAllowed(permit, "utility")).isFalse();
        assertThat(isAllowed(permit, "marketing")).isTrue();
        assertThat(codes(permit)).containsExactly("UTILITY_RESTRICTED");
    }

    @Test
    void other_restrictions_stop_nothing_and_an_announced_ban_stops_campaigns() {
        assertThat(codes(PermitRules.decide(
                        healthy()
                                .restricted("RESTRICTED_ADD_PHONE_NUMBER_ACTION", false, false, null)
                                .facts(),
                        T0)))
                .isEmpty();
        assertClosed(healthy().restricted("SCHEDULE_FOR_DISABLE", false, false, null), "DISABLE_SCHEDULED");
    }

    /** A template that WhatsApp did not name may be fine, so this alone stops no campaign. */
    @Test
    void a_number_without_a_known_usable_template_is_told_so() {
        assertNoted(healthy().templates(0, 1, 0));
        assertNoted(healthy().templates(0, 0, 1));
        assertThat(codes(PermitRules.decide(healthy().templates(1, 5, 5).facts(), T0)))
                .isEmpty();
    }

    private static void assertNoted(Facts given) {
        Permit permit = PermitRules.decide(given.facts(), T0);
        assertThat(permit.allowed()).isTrue();
        assertThat(codes(permit)).containsExactly("NO_USABLE_TEMPLATE");
    }
}
