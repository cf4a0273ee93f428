package dev.relevo.rating.permit;

import static dev.relevo.rating.permit.Facts.T0;
import static dev.relevo.rating.permit.Facts.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"9999, 1, true", "10000, 0, false", "10001, 0, false"})
    void the_messaging_limit_is_used_up_exactly_at_its_figure(int people, int left, boolean isAllowed) {
        Permit permit = PermitRules.decide(healthy().sent(0, people).facts(), T0);

        assertThat(permit.allowed()).isEqualTo(isAllowed);
        assertThat(remaining(permit, "marketing")).isEqualTo(left);
        assertThat(codes(permit)).isEqualTo(isAllowed ? List.of() : List.of("PORTFOLIO_LIMIT_REACHED"));
    }

    @ParameterizedTest
    @CsvSource({"499, 1", "500, 0"})
    void reserved_messages_are_taken_from_the_limit(int reserved, int left) {
        Permit permit = PermitRules.decide(
                healthy().sent(0, 9_500).reserved(0, reserved).facts(), T0);

        assertThat(remaining(permit, "utility")).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"TIER_250, 250", "TIER_1K, 1000", "TIER_2K, 2000", "TIER_100K, 100000", "750, 750"})
    void each_tier_is_read(String tier, int people) {
        assertThat(remaining(PermitRules.decide(healthy().limit(tier).facts(), T0), "marketing"))
                .isEqualTo(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIER_UNLIMITED", "UNLIMITED"})
    void without_a_limit_there_is_no_figure(String tier) {
        Permit permit = PermitRules.decide(healthy().limit(tier).facts(), T0);

        assertThat(permit.allowed()).isTrue();
        assertThat(remaining(permit, "marketing")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"TIER_NOT_SET, 250", "A_NEW_WORD, 250", ", 250", "TIER_500, 500", "TIER_5K, 5000", "TIER_1M, 1000000"})
    void a_limit_that_is_not_known_counts_as_the_lowest(@Nullable String tier, int remaining) {
        assertThat(remaining(PermitRules.decide(healthy().limit(tier).facts(), T0), "marketing"))
                .isEqualTo(remaining);
    }

    @Test
    void a_number_that_whatsapp_judges_as_blocked_sends_nothing() {
        PermitFacts facts = healthy().blocked().facts();

        assertThat(PermitRules.decide(facts, T0).allowed()).isFalse();
        assertThat(codes(PermitRules.decide(facts, T0))).containsExactly("HEALTH_BLOCKED");
        assertThat(PermitRules.capability(facts, T0).canReply()).isFalse();
    }

    @Test
    void the_limit_that_was_told_last_counts() {
        Instant observed = T0.minusSeconds(30);

        assertThat(remaining(
                        PermitRules.decide(
                                healthy().told(2_000, observed.plusSeconds(1)).facts(), T0),
                        "marketing"))
                .isEqualTo(2_000);
        assertThat(remaining(PermitRules.decide(healthy().told(2_000, observed).facts(), T0), "marketing"))
                .isEqualTo(10_000);
        assertThat(remaining(PermitRules.decide(healthy().told(-1, T0).facts(), T0), "marketing"))
                .isNull();
        assertThat(remaining(
                        PermitRules.decide(
                                healthy().limit(null).told(250, FAR_PAST).facts(), T0),
                        "marketing"))
                .isEqualTo(250);
    }

    private static final Instant FAR_PAST = T0.minus(Duration.ofDays(100));

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

    @Test
    void an_open_red_case_closes_the_permit_at_its_deadline() {
        PermitFacts facts = healthy().red("OPEN", LATER, false, null).facts();

        Permit before = PermitRules.decide(facts, LATER.minusMillis(1));
        assertThat(before.allowed()).isTrue();
        assertThat(codes(before)).containsExactly("RED_BEFORE_DEADLINE");
        assertThat(before.validUntil()).isEqualTo(LATER);
        Permit after = PermitRules.decide(facts, LATER);
        assertThat(after.allowed()).isFalse();
        assertThat(codes(after)).containsExactly("RED_PAST_DEADLINE");
        assertThat(after.validUntil()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void a_judged_red_case_is_closed_unless_it_is_exempt() {
        assertClosed(healthy().red("EXPECTED", T0, false, null), "RED_LIMIT_EXPECTED");
        assertClosed(healthy().red("LIMITED", T0, false, null), "RED_LIMITED");
        Permit watched = PermitRules.decide(
                healthy().red("WATCHED", T0, true, 800).sent(700, 0).facts(), T0);
        assertThat(watched.allowed()).isTrue();
        assertThat(codes(watched)).containsExactly("RED_EXEMPT");
        assertThat(codes(PermitRules.decide(
                        healthy().red(null, null, false, null).facts(), T0)))
                .containsExactly("RED_WITHOUT_DEADLINE");
    }

    @ParameterizedTest
    @CsvSource({"799, 0, 1, true", "800, 0, 0, false", "790, 10, 0, false", "790, 9, 1, true", "0, 0, 800, true"})
    void an_exempt_number_may_not_grow_above_its_ceiling(int sent, int reserved, int left, boolean isAllowed) {
        Permit permit = PermitRules.decide(
                healthy()
                        .red("OPEN", LATER, true, 800)
                        .sent(sent, 0)
                        .reserved(reserved, 0)
                        .facts(),
                T0);

        assertThat(remaining(permit, "marketing")).isEqualTo(left);
        assertThat(permit.allowed()).isEqualTo(isAllowed);
    }

    @Test
    void an_exempt_number_that_sent_nothing_may_not_start() {
        assertThat(codes(
                        PermitRules.decide(healthy().red("OPEN", LATER, true, 0).facts(), T0)))
                .containsExactly("RED_BEFORE_DEADLINE", "CEILING_REACHED");
        assertThat(PermitRules.decide(healthy().red("OPEN", LATER, true, null).facts(), T0)
                        .allowed())
                .isFalse();
    }

    @Test
    void the_smaller_bound_counts() {
        assertThat(remaining(
                        PermitRules.decide(
                                healthy()
                                        .red("OPEN", LATER, true, 800)
                                        .sent(100, 9_990)
                                        .facts(),
                                T0),
                        "marketing"))
                .isEqualTo(10);
        assertThat(remaining(
                        PermitRules.decide(
                                healthy()
                                        .red("OPEN", LATER, true, 800)
                                        .sent(795, 0)
                                        .facts(),
                                T0),
                        "marketing"))
                .isEqualTo(5);
    }

    private static void assertClosed(Facts facts, String code) {
        Permit permit = PermitRules.decide(facts.facts(), T0);
        assertThat(permit.allowed()).as(code).isFalse();
        assertThat(codes(permit)).containsExactly(code);
        assertThat(permit.reasons()).hasSize(1);
        for (TemplateCategory category : TemplateCategory.values()) {
            assertThat(isAllowed(permit, category.word())).isFalse();
            assertThat(remaining(permit, category.word())).isZero();
        }
    }

    private static boolean isAllowed(Permit permit, String category) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(permit.categories()).get(category))
                .allowed();
    }

    private static @Nullable Integer remaining(Permit permit, String category) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(permit.categories()).get(category))
                .remaining();
    }

    private static List<Because> because(Permit permit) {
        return Objects.requireNonNull(permit.because());
    }

    private static List<String> codes(Permit permit) {
        return because(permit).stream().map(Because::code).toList();
    }
}
