package dev.relevo.rating.reservation;

import dev.relevo.event.NumberState.Because;
import java.util.List;

/** The outcome of a request about a reservation. */
public sealed interface ReservationOutcome {
    /** The reservation after the request. */
    record Accepted(ReservationView reservation) implements ReservationOutcome {}

    /** The number is not registered. */
    record UnknownNumber() implements ReservationOutcome {}

    /** The number has no such reservation of this holder. */
    record UnknownReservation() implements ReservationOutcome {}

    /**
     * Fewer messages are left than were asked for.
     *
     * @param remaining how many are left; 0 when the permit does not allow any
     * @param because the reasons of the permit
     */
    record NotEnough(int remaining, List<Because> because) implements ReservationOutcome {
        public NotEnough {
            because = List.copyOf(because);
        }
    }

    /** The key was used for another request. */
    record KeyReused() implements ReservationOutcome {}

    /** The number has as many reservations as are allowed. */
    record TooMany() implements ReservationOutcome {}

    /** The reservation is in a state in which this is not possible. */
    record WrongState(ReservationState state) implements ReservationOutcome {}

    /** More messages were confirmed than granted. */
    record MoreThanGranted(int granted) implements ReservationOutcome {}
}
