package dev.relevo.rating.reservation;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.permit.TemplateCategory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A validated request for messages.
 *
 * @param holder of the API key
 * @param count at least 1
 * @param isPartial true when fewer are accepted
 * @param ttl how long they are held
 * @param key the same key again gets the same reservation; null when the tool gave none
 */
public record ReservationRequest(
        PhoneNumberId number,
        String holder,
        TemplateCategory category,
        int count,
        boolean isPartial,
        Duration ttl,
        @Nullable String key) {}
