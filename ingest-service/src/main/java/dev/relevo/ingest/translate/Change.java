package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code changes[]} element of a webhook: where its items were found.
 *
 * @param provider who sent it
 * @param wabaId the account ({@code entry.id}); null when the entry has none
 * @param field the webhook field
 * @param value its content
 * @param at when the webhook says it happened ({@code entry.time}), else {@code now}
 * @param now when we took it in
 * @param claim Turn's claim on the conversation; null where there is none
 */
record Change(
        Provider provider,
        @Nullable String wabaId,
        String field,
        Map<String, Object> value,
        Instant at,
        Instant now,
        @Nullable String claim) {

    /** One that nobody claims. */
    Change(
            Provider provider,
            @Nullable String wabaId,
            String field,
            Map<String, Object> value,
            Instant at,
            Instant now) {
        this(provider, wabaId, field, value, at, now, null);
    }

    /** The same with other content. */
    Change of(Map<String, Object> content) {
        return new Change(provider, wabaId, field, content, at, now, claim);
    }

    /** An event of ours, its id derived from this cause: the same cause makes the same id, whenever it is delivered. */
    EventMeta meta(Instant occurredAt, String... cause) {
        String[] derivation = new String[cause.length + 1];
        derivation[0] = provider.name().toLowerCase(Locale.ROOT);
        System.arraycopy(cause, 0, derivation, 1, cause.length);
        return new EventMeta(Ids.derived(derivation), occurredAt, now);
    }

    /** The conversation of this person with this number. */
    ConversationRef conversation(PhoneNumberId number, Person person) {
        return ConversationRef.of(number, wabaId, person, provider);
    }

    /**
     * The business number it is about.
     *
     * @throws UnusableItem when the value names none
     */
    PhoneNumberId number() {
        String id = Json.text(value, "metadata", "phone_number_id");
        if (id == null) {
            throw new UnusableItem("no metadata.phone_number_id");
        }
        return new PhoneNumberId(id);
    }

    /**
     * The account it is about.
     *
     * @throws UnusableItem when the entry names none
     */
    String account() {
        if (wabaId == null) {
            throw new UnusableItem("no entry.id");
        }
        return wabaId;
    }
}
