package dev.relevo.rating.enforcement;

import dev.relevo.event.QualityEvent.AccountEvent;
import dev.relevo.rating.RawValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one account webhook says of the measures against the account. The reading is lenient, because WhatsApp adds words without
 * notice; what is not understood is {@link Meaning#UNKNOWN}.
 *
 * @param meaning whether it was understood
 * @param marks by the name of the measure
 */
record AccountNotice(Meaning meaning, Map<String, Mark> marks) {
    private static final Set<String> HARMLESS = Set.of(
            "AD_ACCOUNT_LINKED",
            "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
            "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
            "MM_LITE_TERMS_SIGNED",
            "PARTNER_ADDED",
            "PARTNER_APP_INSTALLED",
            "PARTNER_APP_UNINSTALLED",
            "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
            "PARTNER_REMOVED",
            "VOLUME_BASED_PRICING_TIER_UPDATE",
            "VERIFIED_ACCOUNT",
            "PENDING",
            "DEFERRED");
    private static final Set<String> SEVERE = Set.of("CRITICAL", "WARNING");

    /** How a webhook was understood. */
    enum Meaning {
        /** It changes a measure. */
        MEASURE,
        /** It warns: the numbers of the account are polled sooner. */
        WARNING,
        /** It says nothing about measures. */
        OTHER,
        /** Its words are not known. */
        UNKNOWN
    }

    static AccountNotice of(AccountEvent event, Instant at, Instant now) {
        Map<?, ?> raw = event.raw();
        Map<?, ?> alert = RawValue.object(raw, "alert_info");
        if (alert != null) {
            String severity = RawValue.word(alert, "alert_severity");
            return new AccountNotice(
                    severity != null && SEVERE.contains(severity) ? Meaning.WARNING : Meaning.OTHER, Map.of());
        }
        String eventId = event.meta().eventId();
        String word = event.event() == null ? "" : event.event();
        return switch (word) {
            case "ACCOUNT_RESTRICTION" -> new AccountNotice(Meaning.MEASURE, restrictions(raw, eventId, at, now));
            case "ACCOUNT_VIOLATION" ->
                imposed(Measure.VIOLATION, eventId, at, nested(raw, "violation_info", "violation_type"));
            case "DISABLED_UPDATE" -> ban(RawValue.object(raw, "ban_info"), eventId, at);
            case "ACCOUNT_DELETED" -> imposed(Measure.DELETED, eventId, at, null);
            case "ACCOUNT_OFFBOARDED" ->
                imposed(Measure.OFFBOARDED, eventId, at, nested(raw, "disconnection_info", "reason"));
            case "ACCOUNT_RECONNECTED" -> lifted(eventId, at, "reconnected", Measure.OFFBOARDED, Measure.DELETED);
            case "REJECTED" -> imposed(Measure.REVIEW_REJECTED, eventId, at, null);
            case "APPROVED" -> lifted(eventId, at, "approved", Measure.REVIEW_REJECTED);
            default -> new AccountNotice(HARMLESS.contains(word) ? Meaning.OTHER : Meaning.UNKNOWN, Map.of());
        };
    }

    private static Map<String, Mark> restrictions(Map<?, ?> raw, String eventId, Instant at, Instant now) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (Map<?, ?> restriction : RawValue.objects(raw, "restriction_info")) {
            String type = RawValue.word(restriction, "restriction_type");
            Mark mark = new Mark(
                    eventId,
                    at,
                    true,
                    RawValue.time(restriction, "expiration", now),
                    RawValue.text(restriction, "remediation"));
            // The same type twice in one webhook: the later end counts.
            marks.merge(type == null ? Measure.UNNAMED : type, mark, AccountNotice::later);
        }
        return marks.isEmpty() ? Map.of(Measure.UNNAMED, new Mark(eventId, at, true, null, null)) : marks;
    }

    private static Mark later(Mark a, Mark b) {
        if (a.expiresAt() == null || b.expiresAt() == null) {
            return a.expiresAt() == null ? a : b;
        }
        return b.expiresAt().isAfter(a.expiresAt()) ? b : a;
    }

    private static AccountNotice ban(@Nullable Map<?, ?> ban, String eventId, Instant at) {
        String state = ban == null ? null : RawValue.word(ban, "waba_ban_state");
        String date = ban == null ? null : RawValue.text(ban, "waba_ban_date");
        return switch (state) {
            case "SCHEDULE_FOR_DISABLE" -> imposed(Measure.DISABLE_SCHEDULED, eventId, at, date);
            case "DISABLE" ->
                new AccountNotice(
                        Meaning.MEASURE,
                        Map.of(
                                Measure.DISABLED, new Mark(eventId, at, true, null, date),
                                Measure.DISABLE_SCHEDULED, new Mark(eventId, at, false, null, "disabled")));
            case "REINSTATE" ->
                lifted(eventId, at, "reinstated", Measure.DISABLED, Measure.DISABLE_SCHEDULED, Measure.DELETED);
            case null, default -> new AccountNotice(Meaning.UNKNOWN, Map.of());
        };
    }

    private static AccountNotice imposed(String name, String eventId, Instant at, @Nullable String details) {
        return new AccountNotice(Meaning.MEASURE, Map.of(name, new Mark(eventId, at, true, null, details)));
    }

    private static AccountNotice lifted(String eventId, Instant at, String reason, String... names) {
        Mark lift = new Mark(eventId, at, false, null, reason);
        return new AccountNotice(
                Meaning.MEASURE, Stream.of(names).collect(Collectors.toMap(Function.identity(), _ -> lift)));
    }

    private static @Nullable String nested(Map<?, ?> raw, String object, String field) {
        Map<?, ?> found = RawValue.object(raw, object);
        return found == null ? null : RawValue.text(found, field);
    }
}
