package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One webhook of Meta's to events: every entry, change, message and status, each of its own number. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">webhook components</a>
 */
public final class WebhookTranslator {
    private static final String OBJECT = "whatsapp_business_account";

    /** The account id of the samples that the App Dashboard's test button sends; signed, but about nobody. */
    private static final String SAMPLE_ACCOUNT = "0";

    private final ConversationTranslator conversations;

    /**
     * @param reportsSent whether a {@code sent} status also becomes a {@code delivery-seen}; {@code failed} always does
     */
    public WebhookTranslator(boolean reportsSent) {
        this.conversations = new ConversationTranslator(reportsSent);
    }

    /**
     * The events of a webhook; never empty, because what is not understood is kept verbatim.
     *
     * @param webhook the JSON object as maps and lists
     * @param now when it was taken in
     */
    public List<Outgoing> translate(Map<String, Object> webhook, Instant now) {
        Batch batch = new Batch();
        List<?> entries = Json.list(webhook, "entry");
        Change whole = new Change(Provider.META, null, "object", webhook, now, now);
        if (!OBJECT.equals(Json.text(webhook, "object"))) {
            batch.keep(whole, "object", "not an object of WhatsApp", webhook);
        } else if (entries.isEmpty()) {
            batch.keep(whole, "entry", "no entry", webhook);
        } else {
            batch.each(whole, entries, entry -> entry(batch, entry, now));
            KnownKeys.ENVELOPE.keepOthers(batch, whole, webhook);
        }
        return batch.outgoing();
    }

    private void entry(Batch batch, Map<String, Object> entry, Instant now) {
        String account = Json.text(entry, "id");
        if (account != null && !Bounds.isKeyPart(account, Bounds.NUMBER_ID_MAX)) {
            throw new UnusableItem("entry.id out of bounds");
        }
        Instant at = Times.read(entry.get("time"), now);
        List<?> changes = Json.list(entry, "changes");
        Change whole = new Change(Provider.META, account, "entry", entry, at, now);
        if (entry.get("time") != null && Times.isOutOfBounds(Map.of("timestamp", entry.get("time")), now)) {
            batch.keep(whole, "timestamp", Times.OUT_OF_BOUNDS, entry.get("time"));
        }
        if (changes.isEmpty()) {
            batch.keep(whole, "entry", "no changes", entry);
        } else {
            KnownKeys.ENTRY.keepOthers(batch, whole, entry);
        }
        batch.each(whole, changes, change -> change(batch, account, change, at, now));
    }

    private void change(Batch batch, @Nullable String account, Map<String, Object> node, Instant at, Instant now) {
        String field = Json.text(node, "field");
        Map<String, Object> value = Json.object(node, "value");
        if (field == null || value == null) {
            throw new UnusableItem("change without field or value");
        }
        Change change = new Change(Provider.META, account, field, value, at, now);
        if (SAMPLE_ACCOUNT.equals(account)) {
            batch.keep(change, field, "sample of the App Dashboard", node);
        } else if (batch.attempt(change, node, () -> dispatch(batch, change))) {
            KnownKeys.CHANGE.keepOthers(batch, change, node);
        }
    }

    private void dispatch(Batch batch, Change change) {
        switch (change.field()) {
            case "messages" -> conversations.value(batch, change, KnownKeys.VALUE, ConversationTranslator.NEITHER);
            case "standby" -> conversations.standby(batch, change);
            case "smb_message_echoes" -> conversations.value(batch, change, KnownKeys.VALUE, "no message_echoes");
            case "messaging_handovers" -> conversations.handover(batch, change);
            case "user_preferences" -> conversations.value(batch, change, KnownKeys.VALUE, "no user_preferences");
            case "phone_number_quality_update", "phone_number_name_update", "security" ->
                batch.add(Management.number(change));
            case "account_update", "account_alerts", "account_review_update", "account_settings_update" ->
                batch.add(Management.account(change));
            case "business_capability_update" -> batch.add(Management.capability(change));
            case "message_template_status_update",
                    "message_template_quality_update",
                    "message_template_components_update",
                    "template_category_update",
                    "template_correct_category_detection",
                    "template_performance_metrics" -> batch.add(Management.template(change));
            default -> batch.keep(change, change.field(), "no event for this field", change.value());
        }
    }
}
