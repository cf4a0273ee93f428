package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference to the alert that an event is about.
 *
 * @param alertId derived from the problem (number and kind), not from the event that reported it
 * @param kind the kind of problem, for example {@code red-case}
 * @param phoneNumberId the number; null when the alert does not concern a number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertRef(
        String alertId, String kind, @Nullable PhoneNumberId phoneNumberId) {
    public AlertRef {
        Objects.requireNonNull(alertId, "alertId is missing");
        Objects.requireNonNull(kind, "kind is missing");
    }
}
