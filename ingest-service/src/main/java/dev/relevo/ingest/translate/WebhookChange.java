package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code changes[]} element of a webhook: the context of its items.
 *
 * @param provider the sender
 * @param wabaId the account ({@code entry.id}); null when the entry has none
 * @param field the webhook field
 * @param value the content of the field
 * @param at the time of the change ({@code entry.time}), else {@code now}
 * @param now when the webhook was received
 * @param claim Turn's claim on the conversation; null if absent
 */
record WebhookChange(
        Provider provider,
        @Nullable String wabaId,
        String field,
        Map<String, Object> value,
        Instant at,
        Instant now,
        @Nullable String claim) {

    /** A change without a claim. */
    WebhookChange(
            Provider provider,
            @Nullable String wabaId,
            String field,
            Map<String, Object> value,
            Instant at,
            Instant now) {
        this(provider, wabaId, field, value, at, now, null);
    }

    /** The same change with another value. */
    WebhookChange withValue(Map<String, Object> content) {
        return new WebhookChange(provider, wabaId, field, content, at, now, claim);
    }

    /**
     * The metadata of an event. The event id derives from the cause, so translation is idempotent: a webhook that the provider
     * delivers again makes the same event id, and readers drop the duplicate.
     */
    EventMeta meta(Instant occurredAt, String... cause) {
        String[] derivation = new String[cause.length + 1];
        derivation[0] = provider.name().toLowerCase(Locale.ROOT);
        System.arraycopy(cause, 0, derivation, 1, cause.length);
        return new EventMeta(Ids.derived(derivation), occurredAt, now);
    }

    /** The conversation between this person and this number. */
    ConversationRef conversation(PhoneNumberId number, Person person) {
        return ConversationRef.of(number, wabaId, person, provider);
    }

    /**
     * The business number of the change.
     *
     * @throws UnusableItem when the value has none
     */
    PhoneNumberId number() {
        String id = Json.text(value, "metadata", "phone_number_id");
        if (id == null) {
            throw new UnusableItem("no metadata.phone_number_id");
        }
        return new PhoneNumberId(id);
    }

    /**
     * The account of the change.
     *
     * @throws UnusableItem when the entry has no id
     */
    String account() {
        if (wabaId == null) {
            throw new UnusableItem("no entry.id");
        }
        return wabaId;
    }
}
