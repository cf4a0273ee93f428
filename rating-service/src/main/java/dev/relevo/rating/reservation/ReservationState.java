package dev.relevo.rating.reservation;

/** The states of a reservation. */
public enum ReservationState {
    /** Held for the tool until it expires. */
    RESERVED,
    /** The tool sent the messages; they are held until their statuses are counted. */
    CONFIRMED,
    /** The tool gave them back. */
    RELEASED,
    /** Neither confirmed nor released in time. */
    EXPIRED
}
