package dev.relevo.router.conversation;

import dev.relevo.event.Bounds;
import dev.relevo.event.Person;
import dev.relevo.router.text.Text;

/** Merging of what is known about a person. */
public final class Persons {
    private Persons() {}

    /** A person of whom only the conversation's id is known: a {@code wa_id} is digits, a business-scoped user id is not. */
    public static Person known(String id) {
        boolean phone = id.chars().allMatch(Character::isDigit);
        return phone ? Person.ofWaId(id) : new Person(id, null, id, null, null, null);
    }

    /** It only grows: a payload without a name does not erase one. The id stays that of the conversation. */
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
     * A person, completed by what another conversation of theirs knows. Known values stay: there
     * they may have had another number, or the same in its other form.
     */
    public static Person joined(Person known, Person other) {
        return merged(merged(known, other), known);
    }
}
