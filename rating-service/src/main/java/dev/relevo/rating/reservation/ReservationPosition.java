package dev.relevo.rating.reservation;

import java.time.Instant;

/** The last reservation of a page in the list of a number, the newest first. */
public record ReservationPosition(Instant createdAt, String reservationId) {
    /** Before the newest. Not {@link Instant#MAX}, which the database cannot hold. */
    public static final ReservationPosition FIRST = new ReservationPosition(Instant.parse("9999-12-31T00:00:00Z"), "");
}
