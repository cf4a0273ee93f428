package dev.relevo.rating.reservation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the API returns it.
 *
 * @param category {@code marketing}, {@code utility} or {@code authentication}
 * @param granted how many messages may be sent
 * @param confirmed how many were sent; null until it is confirmed
 * @param expiresAt when it ends unless it is confirmed or released before
 */
public record ReservationView(
        String reservationId,
        String phoneNumberId,
        String category,
        ReservationState state,
        int granted,
        @Nullable Integer confirmed,
        Instant createdAt,
        Instant expiresAt) {}
