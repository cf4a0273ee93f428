package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp user as identified by one business.
 *
 * @param id the business-scoped user id when a payload has one, else the {@code wa_id}
 * @param waId WhatsApp id: the phone number's digits; null for users with a username who do not share their number
 * @param userId business-scoped user id (2026), for example {@code CO.1a2b}; null until WhatsApp sends one
 * @param name profile name; null when the payload contains no contact
 * @param username WhatsApp username; null when the user has none
 * @param language BCP 47 primary tag, for example {@code es}; null when unknown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
        String id,
        @Nullable String waId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String username,
        @Nullable String language) {
    public Person {
        Objects.requireNonNull(id, "person.id is missing");
        if (!Bounds.isKeyPart(id, Bounds.PERSON_ID_MAX)) {
            throw new IllegalArgumentException("expected a person.id of 1 to " + Bounds.PERSON_ID_MAX
                    + " characters without white space, got " + id.length() + " characters");
        }
    }

    /** A person with only a WhatsApp id. */
    public static Person ofWaId(String waId) {
        return new Person(waId, waId, null, null, null, null);
    }

    /** Shows nothing about the person: name and number are personal data. */
    @Override
    public String toString() {
        return "Person[***]";
    }
}
