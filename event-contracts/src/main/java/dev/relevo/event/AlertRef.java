package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which alert an event is about.
 *
 * @param alertId derived from what is wrong (number and kind), not from the event that told it
 * @param kind what is wrong, for example {@code red-case}
 * @param phoneNumberId the number; null when it is about no number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertRef(
        String alertId, String kind, @Nullable PhoneNumberId phoneNumberId) {
    public AlertRef {
        Objects.requireNonNull(alertId, "alertId is missing");
        Objects.requireNonNull(kind, "kind is missing");
    }
}
