package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one webhook, found by id. Never by position: a batch has fewer contacts than messages, and system messages have
 * none.
 */
public final class People {
    /** Why an item was kept beside its event: its ids name two people, who are never merged. */
    public static final String CONFLICT = "ids of two people";

    private static final People NOBODY = new People(Map.of());

    private final Map<String, Map<String, Object>> contacts;

    private People(Map<String, Map<String, Object>> contacts) {
        this.contacts = contacts;
    }

    /**
     * Who it is.
     *
     * @param conflicting the ids belong to two people; they are not merged, and the phone decides
     */
    record Identified(Person person, boolean conflicting) {}

    static People of(List<?> list) {
        if (list.isEmpty()) {
            return NOBODY;
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
        return new People(contacts);
    }

    /**
     * The person behind the ids of a message or status.
     *
     * @param phone {@code from}, {@code to} or {@code recipient_id}; null for people who share no number
     * @param userId business-scoped user id; null before WhatsApp sends one
     * @throws UnusableItem when neither names anybody
     */
    Identified identify(@Nullable String phone, @Nullable String userId) {
        PersonIds named = PersonIds.of(phone, userId);
        Map<String, Object> byPhone = find(named.waId());
        Map<String, Object> byUser = find(named.userId());
        if (byPhone != null && byUser != null && byPhone != byUser) {
            return new Identified(personOf(named.waIdFirst(), byPhone), true);
        }
        Map<String, Object> contact = byPhone == null ? byUser : byPhone;
        if (contact == null) {
            return new Identified(named.person(null, null), false);
        }
        PersonIds known = idsOf(contact);
        if (named.contradicts(known)) {
            return new Identified(personOf(named.waIdFirst(), contact), true);
        }
        return new Identified(personOf(named.or(known), contact), false);
    }

    /** The ids of the one contact there is; of nobody when there are several, or none. */
    PersonIds onlyOne() {
        List<Map<String, Object>> distinct =
                contacts.values().stream().distinct().toList();
        return distinct.size() == 1 ? idsOf(distinct.getFirst()) : PersonIds.NONE;
    }

    private static Person personOf(PersonIds ids, Map<String, Object> contact) {
        return ids.person(name(contact, "name"), name(contact, "username"));
    }

    /** Null also when it is out of bounds: a message is not lost for the name of who wrote it. */
    private static @Nullable String name(Map<String, Object> contact, String key) {
        String name = Json.text(contact, "profile", key);
        return name == null || name.length() > Bounds.NAME_MAX ? null : name;
    }

    /** Whether a contact of these has a name that is too long to be used. */
    static boolean haveOutOfBounds(List<?> list) {
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
