package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.Person;
import dev.relevo.ingest.translate.json.Digits;
import dev.relevo.ingest.translate.json.UnusableItem;
import org.jspecify.annotations.Nullable;

/**
 * The two ids of a person at WhatsApp; one of them may be missing.
 *
 * @param waId digits; null for people who do not share their number
 * @param userId business-scoped user id, for example {@code CO.1a2b}; null until WhatsApp sends one
 */
public record PersonIds(@Nullable String waId, @Nullable String userId) {
    /** The most digits of a phone number (ITU-T E.164). */
    public static final int PHONE_DIGITS_MAX = 15;

    /** Nobody's. */
    static final PersonIds NONE = new PersonIds(null, null);

    /**
     * The ids as sent. A business-scoped id in place of the phone number, as Turn has sent it, is recognized. A value in neither
     * format is ignored.
     */
    public static PersonIds of(@Nullable String phone, @Nullable String userId) {
        String user = userId != null && Bounds.isUserId(userId) ? userId : null;
        if (phone != null && Bounds.isUserId(phone)) {
            return new PersonIds(null, user == null ? phone : user);
        }
        return new PersonIds(phoneOf(phone), user);
    }

    /** The digits of a phone number; null for more of them than one has, such as those of a group's id. */
    private static @Nullable String phoneOf(@Nullable String phone) {
        String digits = digitsOf(phone);
        return digits == null || digits.length() > PHONE_DIGITS_MAX ? null : digits;
    }

    /** The digits of a text, however many; null for a text with letters, whose digits are nobody's number. */
    public static @Nullable String digitsOf(@Nullable String phone) {
        return phone == null || Digits.only(phone, 0) || phone.chars().noneMatch(Character::isLetter)
                ? Digits.of(phone)
                : null;
    }

    /**
     * The person with these ids.
     *
     * @throws UnusableItem when there is no id
     */
    public Person person(@Nullable String name, @Nullable String username) {
        String id = userId == null ? waId : userId;
        if (id == null) {
            throw new UnusableItem("neither phone nor user id of the person");
        }
        return new Person(id, waId, userId, name, username, null);
    }

    /** Whether there is no id. */
    public boolean isEmpty() {
        return waId == null && userId == null;
    }

    /** These ids; a missing one is taken from the others. */
    PersonIds or(PersonIds others) {
        return new PersonIds(waId == null ? others.waId : waId, userId == null ? others.userId : userId);
    }

    /** Whether both have an id of the same kind with different values. */
    boolean contradicts(PersonIds others) {
        return differ(waId, others.waId) || differ(userId, others.userId);
    }

    /** Only the phone number if present: it decides when the ids contradict each other. */
    PersonIds waIdOnly() {
        return waId == null ? this : new PersonIds(waId, null);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
