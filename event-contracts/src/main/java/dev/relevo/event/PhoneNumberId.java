package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * WhatsApp's id of a business phone number, for example {@code 106540352242922}. Not the number itself.
 *
 * @param value non-empty, without white space or {@code :}
 */
public record PhoneNumberId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumberId {
        if (value.isEmpty() || value.chars().anyMatch(c -> c == ':' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("not a phone number id: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
