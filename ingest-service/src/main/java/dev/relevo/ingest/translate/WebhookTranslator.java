package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.Provider;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The translator of a Meta webhook to events: every entry, change, message and status, each of which may belong to another number.
 * Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">webhook components</a>
 */
public final class WebhookTranslator {
    private static final String OBJECT = "whatsapp_business_account";

    /** The account id of the samples that the test button of the App Dashboard sends. They are signed, but belong to no account. */
    private static final String SAMPLE_ACCOUNT = "0";

    private final ConversationTranslator conversations;

    /**
     * @param reportsSent whether a {@code sent} status also becomes a {@code delivery-seen}; {@code failed} always does
     */
    public WebhookTranslator(boolean reportsSent) {
        this.conversations = new ConversationTranslator(reportsSent);
    }

    /**
     * The events of a webhook; never empty, because what is not recognized is stored verbatim.
     *
     * @param webhook the JSON object as maps and lists
     * @param now when the webhook was received
     */
    public List<OutgoingEvent> translate(Map<String, Object> webhook, Instant now) {
        TranslationResult result = new TranslationResult();
        List<?> entries = Json.list(webhook, "entry");
        WebhookChange whole = new WebhookChange(Provider.META, null, "object", webhook, now, now);
        if (!OBJECT.equals(Json.text(webhook, "object"))) {
            result.keepUnrecognized(whole, "object", "not an object of WhatsApp", webhook);
        } else if (entries.isEmpty()) {
            result.keepUnrecognized(whole, "entry", "no entry", webhook);
        } else {
            result.each(whole, entries, entry -> entry(result, entry, now));
            KnownFields.ENVELOPE.keepUnknown(result, whole, webhook);
        }
        return result.events();
    }

    private void entry(TranslationResult result, Map<String, Object> entry, Instant now) {
        String account = Json.text(entry, "id");
        if (account != null && !Bounds.isKeyPart(account, Bounds.NUMBER_ID_MAX)) {
            throw new UnusableItem("entry.id out of bounds");
        }
        Instant at = Timestamps.read(entry.get("time"), now);
        List<?> changes = Json.list(entry, "changes");
        WebhookChange whole = new WebhookChange(Provider.META, account, "entry", entry, at, now);
        if (entry.get("time") != null && Timestamps.isOutOfBounds(Map.of("timestamp", entry.get("time")), now)) {
            result.keepUnrecognized(whole, "timestamp", Timestamps.OUT_OF_BOUNDS, entry.get("time"));
        }
        if (changes.isEmpty()) {
            result.keepUnrecognized(whole, "entry", "no changes", entry);
        } else {
            KnownFields.ENTRY.keepUnknown(result, whole, entry);
        }
        result.each(whole, changes, change -> change(result, account, change, at, now));
    }

    private void change(
            TranslationResult result, @Nullable String account, Map<String, Object> node, Instant at, Instant now) {
        String field = Json.text(node, "field");
        Map<String, Object> value = Json.object(node, "value");
        if (field == null || value == null) {
            throw new UnusableItem("change without field or value");
        }
        WebhookChange change = new WebhookChange(Provider.META, account, field, value, at, now);
        if (SAMPLE_ACCOUNT.equals(account)) {
            result.keepUnrecognized(change, field, "sample of the App Dashboard", node);
        } else if (result.attempt(change, node, () -> dispatch(result, change))) {
            KnownFields.CHANGE.keepUnknown(result, change, node);
        }
    }

    private void dispatch(TranslationResult result, WebhookChange change) {
        switch (change.field()) {
            case "messages" -> conversations.value(result, change, KnownFields.VALUE, ConversationTranslator.NEITHER);
            case "standby" -> conversations.standby(result, change);
            case "smb_message_echoes" -> conversations.value(result, change, KnownFields.VALUE, "no message_echoes");
            case "messaging_handovers" -> HandoverTranslator.translate(result, change);
            case "user_preferences" -> conversations.value(result, change, KnownFields.VALUE, "no user_preferences");
            case "phone_number_quality_update", "phone_number_name_update", "security" ->
                result.add(ManagementTranslator.number(change));
            case "account_update", "account_alerts", "account_review_update", "account_settings_update" ->
                result.add(ManagementTranslator.account(change));
            case "business_capability_update" -> result.add(ManagementTranslator.capability(change));
            case "message_template_status_update",
                    "message_template_quality_update",
                    "message_template_components_update",
                    "template_category_update",
                    "template_correct_category_detection",
                    "template_performance_metrics" -> result.add(ManagementTranslator.template(change));
            default -> result.keepUnrecognized(change, change.field(), "no event for this field", change.value());
        }
    }
}
