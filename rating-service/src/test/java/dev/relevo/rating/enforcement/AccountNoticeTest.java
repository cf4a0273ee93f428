package dev.relevo.rating.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.Raw;
import dev.relevo.rating.enforcement.AccountNotice.Meaning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNoticeTest {
    private static final Instant T0 = Instant.parse("2026-09-21T15:00:00Z");

    /** The sample of two types; one expiry is a number, the other text. */
    @Test
    void each_restriction_of_a_webhook_is_a_measure_with_its_expiry() {
        AccountNotice notice = read("ACCOUNT_RESTRICTION", """
                {"event": "ACCOUNT_RESTRICTION", "restriction_info": [
                  {"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": 1790259200,
                   "remediation": "Review the policy"},
                  {"restriction_type": "RESTRICTED_ADD_PHONE_NUMBER_ACTION", "expiration": "1790259200"}]}""");

        Instant expiry = Instant.ofEpochSecond(1_790_259_200L);
        assertThat(notice.meaning()).isEqualTo(Meaning.MEASURE);
        assertThat(notice.marks())
                .containsOnlyKeys("RESTRICTED_BIZ_INITIATED_MESSAGING", "RESTRICTED_ADD_PHONE_NUMBER_ACTION")
                .containsEntry(
                        "RESTRICTED_BIZ_INITIATED_MESSAGING", new Mark("e", T0, true, expiry, "Review the policy"))
                .containsEntry("RESTRICTED_ADD_PHONE_NUMBER_ACTION", new Mark("e", T0, true, expiry, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"restriction_info\": [{\"restriction_type\": \"RESTRICTED_CUSTOMER_INITIATED_MESSAGING\"}]}",
                "{\"restriction_info\": {\"restriction_type\": \"RESTRICTED_CUSTOMER_INITIATED_MESSAGING\"}}",
                "{\"restriction_info\": [7, {\"restriction_type\": \"RESTRICTED_CUSTOMER_INITIATED_MESSAGING\","
                        + " \"expiration\": \"never\"}]}",
                "{\"restriction_info\": [{\"restriction_type\": \"RESTRICTED_CUSTOMER_INITIATED_MESSAGING\","
                        + " \"expiration\": 1e400}]}",
                "{\"restriction_info\": [{\"restriction_type\": \"RESTRICTED_CUSTOMER_INITIATED_MESSAGING\","
                        + " \"expiration\": 0}]}"
            })
    void a_restriction_without_a_readable_expiry_has_no_known_end(String raw) {
        assertThat(read("ACCOUNT_RESTRICTION", raw).marks())
                .containsOnlyKeys("RESTRICTED_CUSTOMER_INITIATED_MESSAGING")
                .containsValue(new Mark("e", T0, true, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"restriction_info\": null}",
                "{\"restriction_info\": []}",
                "{\"restriction_info\": [{}]}",
                "{\"restriction_info\": [{\"restriction_type\": \"a b\"}]}"
            })
    void a_restriction_without_a_readable_type_is_kept_as_one_without_a_name(String raw) {
        assertThat(read("ACCOUNT_RESTRICTION", raw).marks()).containsOnlyKeys("ACCOUNT_RESTRICTION");
    }

    @Test
    void a_ban_is_announced_imposed_and_reinstated() {
        assertThat(ban("SCHEDULE_FOR_DISABLE").marks())
                .containsOnlyKeys("SCHEDULE_FOR_DISABLE")
                .containsValue(new Mark("e", T0, true, null, "October 3, 2026"));
        assertThat(ban("DISABLE").marks().get("DISABLE")).isEqualTo(new Mark("e", T0, true, null, "October 3, 2026"));
        assertThat(ban("DISABLE").marks().get("SCHEDULE_FOR_DISABLE"))
                .isEqualTo(new Mark("e", T0, false, null, "disabled"));
        assertThat(ban("REINSTATE").marks().get("DISABLE")).isEqualTo(new Mark("e", T0, false, null, "reinstated"));
        assertThat(ban("SOMETHING_NEW").meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(read("DISABLED_UPDATE", "{}").meaning()).isEqualTo(Meaning.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_VIOLATION, MEASURE",
        "ACCOUNT_DELETED, MEASURE",
        "ACCOUNT_OFFBOARDED, MEASURE",
        "ACCOUNT_RECONNECTED, MEASURE",
        "REJECTED, MEASURE",
        "APPROVED, MEASURE",
        "PARTNER_ADDED, OTHER",
        "SOMETHING_NEW_2027, UNKNOWN",
        ", UNKNOWN"
    })
    void each_word_has_a_meaning(@Nullable String event, Meaning meaning) {
        assertThat(read(event, "{}").meaning()).isEqualTo(meaning);
    }

    @Test
    void a_violation_says_its_type() {
        assertThat(read("ACCOUNT_VIOLATION", "{\"violation_info\": {\"violation_type\": \"SCAM\"}}")
                        .marks())
                .containsEntry("ACCOUNT_VIOLATION", new Mark("e", T0, true, null, "SCAM"));
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, WARNING", "WARNING, WARNING", "INFORMATIONAL, OTHER"})
    void an_alert_warns_by_its_severity(String severity, Meaning meaning) {
        assertThat(read("OBA_REJECTED", "{\"alert_info\": {\"alert_severity\": \"" + severity + "\"}}")
                        .meaning())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "RESTRICTED_BIZ_INITIATED_MESSAGING, true, false, true",
        "RESTRICTED_CUSTOMER_INITIATED_MESSAGING, true, true, true",
        "DISABLE, true, true, true",
        "SCHEDULE_FOR_DISABLE, false, false, false",
        "ACCOUNT_VIOLATION, false, false, false",
        "RESTRICTED_ADD_PHONE_NUMBER_ACTION, false, false, false",
        "RESTRICTED_UTILITY_TEMPLATES, false, false, false",
        "RESTRICTED_SOMETHING_NEW, true, false, false"
    })
    void a_measure_stops_what_its_name_says(String name, boolean initiated, boolean replies, boolean isLimit) {
        assertThat(Measure.stopsInitiated(name)).isEqualTo(initiated);
        assertThat(Measure.stopsReplies(name)).isEqualTo(replies);
        assertThat(Measure.isLimit(name)).isEqualTo(isLimit);
    }

    private static AccountNotice ban(String state) {
        return read("DISABLED_UPDATE", """
                {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "%s", "waba_ban_date": "October 3, 2026"}}""".formatted(state));
    }

    private static AccountNotice read(@Nullable String event, String raw) {
        return AccountNotice.of(Raw.account("e", "102290129340398", T0, event, raw), T0, T0);
    }
}
