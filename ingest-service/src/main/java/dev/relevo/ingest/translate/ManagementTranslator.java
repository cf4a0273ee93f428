package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventMeta;
import dev.relevo.event.QualityEvent;
import dev.relevo.ingest.translate.content.ItemBounds;
import dev.relevo.ingest.translate.json.Digits;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A translator of webhook fields about a number, an account or a template. None of these fields has a phone number id. */
final class ManagementTranslator {
    private ManagementTranslator() {}

    /** An event about a number, identified by its digits. */
    static QualityEvent number(WebhookChange change) {
        Map<String, Object> value = change.value();
        String digits = Digits.of(Json.text(value, "display_phone_number"));
        if (digits == null) {
            throw new UnusableItem("no display_phone_number");
        }
        ItemBounds.atMost(Bounds.NUMBER_ID_MAX, "display_phone_number", digits);
        return new QualityEvent.NumberEvent(
                meta(change, "number-event"),
                change.account(),
                digits,
                change.field(),
                Json.firstText(value, "event", "decision"),
                Json.firstText(value, "current_limit", "max_daily_conversations_per_business"),
                Json.text(value, "old_limit"),
                value);
    }

    static QualityEvent account(WebhookChange change) {
        String event = Json.firstText(change.value(), "event", "decision");
        return new QualityEvent.AccountEvent(
                meta(change, "account-event"),
                change.account(),
                change.field(),
                event == null ? Json.text(change.value(), "alert_info", "alert_type") : event,
                change.value());
    }

    static QualityEvent capability(WebhookChange change) {
        String limit = Json.firstText(
                change.value(), "max_daily_conversations_per_business", "max_daily_conversation_per_phone");
        return new QualityEvent.CapabilityEvent(
                meta(change, "capability-event"), change.account(), limitOf(limit), change.value());
    }

    static QualityEvent template(WebhookChange change) {
        Map<String, Object> value = change.value();
        ItemBounds.atMost(Bounds.NAME_MAX, "message_template_name", Json.text(value, "message_template_name"));
        return new QualityEvent.TemplateEvent(
                meta(change, "template-event"),
                change.account(),
                change.field(),
                Json.firstText(value, "event", "new_quality_score", "correct_category", "new_category"),
                Json.wholeNumber(value, "message_template_id"),
                Json.text(value, "message_template_name"),
                value);
    }

    /** These webhooks have no id, so the event id derives from account, field, time and content. */
    private static EventMeta meta(WebhookChange change, String step) {
        String time = change.at().equals(change.now()) ? "" : change.at().toString();
        return change.meta(
                change.at(),
                change.account(),
                change.field(),
                time,
                change.value().toString(),
                step);
    }

    /** The messaging limit. Meta sends an integer, its text, {@code TIER_10K}, {@code UNLIMITED} or -1; the last two read as -1. */
    static @Nullable Integer limitOf(@Nullable String limit) {
        if (limit == null) {
            return null;
        }
        String size = limit.startsWith("TIER_") ? limit.substring("TIER_".length()) : limit;
        if (size.equals("UNLIMITED")) {
            return -1;
        }
        boolean thousands = size.endsWith("K");
        Long count = Json.wholeNumber(thousands ? size.substring(0, size.length() - 1) : size);
        if (count == null || count < -1 || count > 1_000_000) {
            return null;
        }
        return (int) (thousands ? count * 1_000 : count);
    }
}
