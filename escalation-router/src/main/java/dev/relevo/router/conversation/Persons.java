package dev.relevo.router.conversation;

import dev.relevo.event.Bounds;
import dev.relevo.event.Person;
import dev.relevo.router.text.Text;

/** Merges what is known about a person. */
public final class Persons {
    private Persons() {}

    /**
     * A person with nothing known but the conversation's id: digits are a {@code wa_id}, anything else a business-scoped user id.
     */
    public static Person known(String id) {
        boolean phone = id.chars().allMatch(Character::isDigit);
        return phone ? Person.ofWaId(id) : new Person(id, null, id, null, null, null);
    }

    /** Information is only added: a payload without a name does not delete the name. The id stays that of the conversation. */
    public static Person merged(Person known, Person seen) {
        return new Person(
                known.id(),
                seen.waId() != null ? seen.waId() : known.waId(),
                seen.userId() != null ? seen.userId() : known.userId(),
                seen.name() != null ? Text.cut(seen.name(), Bounds.NAME_MAX) : known.name(),
                seen.username() != null ? Text.cut(seen.username(), Bounds.NAME_MAX) : known.username(),
                seen.language() != null ? seen.language() : known.language());
    }

    /**
     * A person, completed from another conversation of theirs. Known values stay: there the person may have had another number, or
     * another form of it.
     */
    public static Person joined(Person known, Person other) {
        return merged(merged(known, other), known);
    }
}
