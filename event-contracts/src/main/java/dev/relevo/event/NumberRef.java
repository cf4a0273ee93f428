package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference to the business number that an event is about.
 *
 * @param phoneNumberId the number's id
 * @param displayNumber the number's digits; null when not known yet
 * @param verifiedName the business name displayed to users; null when not known yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NumberRef(
        PhoneNumberId phoneNumberId,
        @Nullable String displayNumber,
        @Nullable String verifiedName) {
    public NumberRef {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId is missing");
    }

    /** Shows the id only: the digits are a phone number. */
    @Override
    public String toString() {
        return "NumberRef[" + phoneNumberId + "]";
    }
}
