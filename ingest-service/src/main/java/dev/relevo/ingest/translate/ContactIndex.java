package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.Person;
import dev.relevo.ingest.translate.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index of the contacts of one webhook by id. Contacts are never matched by position: a webhook has fewer contacts than
 * messages, and system messages have none.
 */
public final class ContactIndex {
    /** The reason when an item is also stored as unrecognized: its ids belong to two people, who are never merged. */
    public static final String CONFLICT = "ids of two people";

    private static final ContactIndex EMPTY = new ContactIndex(Map.of());

    private final Map<String, Map<String, Object>> contacts;

    private ContactIndex(Map<String, Map<String, Object>> contacts) {
        this.contacts = contacts;
    }

    /**
     * The person an item is about.
     *
     * @param conflicting whether the ids belong to two people; they are not merged, and the phone number decides
     */
    record Identified(Person person, boolean conflicting) {}

    static ContactIndex of(List<?> list) {
        if (list.isEmpty()) {
            return EMPTY;
        }
        Map<String, Map<String, Object>> contacts = new HashMap<>();
        for (Object item : list) {
            Map<String, Object> contact = Json.object(item);
            if (contact != null) {
                PersonIds ids = idsOf(contact);
                index(contacts, ids.waId(), contact);
                index(contacts, ids.userId(), contact);
            }
        }
        return new ContactIndex(contacts);
    }

    /**
     * The person behind the ids of a message or status.
     *
     * @param phone {@code from}, {@code to} or {@code recipient_id}; null for people who do not share their number
     * @param userId business-scoped user id; null before WhatsApp sends one
     * @throws UnusableItem when neither names anybody
     */
    Identified identify(@Nullable String phone, @Nullable String userId) {
        PersonIds named = PersonIds.of(phone, userId);
        Map<String, Object> byPhone = find(named.waId());
        Map<String, Object> byUser = find(named.userId());
        if (byPhone != null && byUser != null && byPhone != byUser) {
            return new Identified(personOf(named.waIdOnly(), byPhone), true);
        }
        Map<String, Object> contact = byPhone == null ? byUser : byPhone;
        if (contact == null) {
            return new Identified(named.person(null, null), false);
        }
        PersonIds known = idsOf(contact);
        if (named.contradicts(known)) {
            return new Identified(personOf(named.waIdOnly(), contact), true);
        }
        return new Identified(personOf(named.or(known), contact), false);
    }

    /** The ids of the only contact; empty ids when there are several contacts or none. */
    PersonIds onlyOne() {
        List<Map<String, Object>> distinct =
                contacts.values().stream().distinct().toList();
        return distinct.size() == 1 ? idsOf(distinct.getFirst()) : PersonIds.NONE;
    }

    private static Person personOf(PersonIds ids, Map<String, Object> contact) {
        return ids.person(name(contact, "name"), name(contact, "username"));
    }

    /** Null also when the name is too long: a name must not make its message unusable. */
    private static @Nullable String name(Map<String, Object> contact, String key) {
        String name = Json.text(contact, "profile", key);
        return name == null || name.length() > Bounds.NAME_MAX ? null : name;
    }

    /** Whether one of these contacts has a name that is too long. */
    static boolean hasTooLongName(List<?> list) {
        for (Object item : list) {
            Map<String, Object> contact = Json.object(item);
            if (contact != null && (isTooLong(contact, "name") || isTooLong(contact, "username"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooLong(Map<String, Object> contact, String key) {
        String name = Json.text(contact, "profile", key);
        return name != null && name.length() > Bounds.NAME_MAX;
    }

    private static PersonIds idsOf(Map<String, Object> contact) {
        return PersonIds.of(Json.text(contact, "wa_id"), Json.text(contact, "user_id"));
    }

    private static void index(
            Map<String, Map<String, Object>> contacts, @Nullable String id, Map<String, Object> contact) {
        if (id != null) {
            contacts.putIfAbsent(id, contact);
        }
    }

    private @Nullable Map<String, Object> find(@Nullable String id) {
        return id == null ? null : contacts.get(id);
    }
}
