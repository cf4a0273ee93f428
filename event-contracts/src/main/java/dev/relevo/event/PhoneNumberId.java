package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * WhatsApp's id of a business phone number, for example {@code 106540352242922}. Not the number itself.
 *
 * @param value 1 to 64 characters, none of them white space, a control character or {@code :}
 */
public record PhoneNumberId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumberId {
        if (!Bounds.isKeyPart(value, Bounds.NUMBER_ID_MAX) || value.indexOf(':') >= 0) {
            throw new IllegalArgumentException("expected a phone number id of 1 to " + Bounds.NUMBER_ID_MAX
                    + " characters without white space or ':', got " + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
