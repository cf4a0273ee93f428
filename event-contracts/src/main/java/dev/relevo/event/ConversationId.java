package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Id of a conversation between a business number and a person. The key of every topic about conversations.
 *
 * @param value {@code <phoneNumberId>:<person id>}; contains a phone number, so it is never logged (see {@link #hash})
 */
public record ConversationId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        int colon = value.indexOf(':');
        if (colon < 1
                || value.length() > Bounds.CONVERSATION_ID_MAX
                || !Bounds.isKeyPart(value, 0, colon, Bounds.NUMBER_ID_MAX)
                || !Bounds.isKeyPart(value, colon + 1, value.length(), Bounds.PERSON_ID_MAX)) {
            throw new IllegalArgumentException("expected <phoneNumberId>:<person id> of at most "
                    + Bounds.CONVERSATION_ID_MAX + " characters, got " + value.length() + " characters");
        }
    }

    public static ConversationId of(PhoneNumberId number, String personId) {
        return new ConversationId(number.value() + ":" + personId);
    }

    public PhoneNumberId phoneNumberId() {
        return new PhoneNumberId(value.substring(0, value.indexOf(':')));
    }

    public String personId() {
        return value.substring(value.indexOf(':') + 1);
    }

    /** Twelve hexadecimal digits that identify this conversation in logs. */
    public String hash() {
        return Ids.derived("conversation", value).replace("-", "").substring(0, 12);
    }

    /** Shows the hash, because the value contains a phone number. */
    @Override
    public String toString() {
        return hash();
    }
}
