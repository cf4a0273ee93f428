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
        if (value.isEmpty() || hasForbidden(value)) {
            throw new IllegalArgumentException("not a phone number id: '" + value + "'");
        }
    }

    private static boolean hasForbidden(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ':' || Character.isWhitespace(c)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return value;
    }
}
