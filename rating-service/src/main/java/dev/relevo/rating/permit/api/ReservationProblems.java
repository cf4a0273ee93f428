package dev.relevo.rating.permit.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.reservation.ReservationOutcome;
import dev.relevo.rating.reservation.ReservationOutcome.Accepted;
import dev.relevo.rating.reservation.ReservationOutcome.KeyReused;
import dev.relevo.rating.reservation.ReservationOutcome.MoreThanGranted;
import dev.relevo.rating.reservation.ReservationOutcome.NotEnough;
import dev.relevo.rating.reservation.ReservationOutcome.TooMany;
import dev.relevo.rating.reservation.ReservationOutcome.UnknownNumber;
import dev.relevo.rating.reservation.ReservationOutcome.UnknownReservation;
import dev.relevo.rating.reservation.ReservationOutcome.WrongState;
import dev.relevo.rating.reservation.ReservationView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Locale;

/** The answers to requests about permits and reservations that are not accepted. */
final class ReservationProblems {
    private ReservationProblems() {}

    /** The accepted reservation. */
    static ReservationView accepted(ReservationOutcome outcome) {
        return switch (outcome) {
            case Accepted(ReservationView reservation) -> reservation;
            case UnknownNumber() -> throw NumberAccess.unknownNumber();
            case UnknownReservation() -> throw unknownReservation();
            case NotEnough refused ->
                throw Problems.builder(
                                409, "Not enough left", "count: expected at most " + refused.remaining() + ", got more")
                        .with("remaining", refused.remaining())
                        .with("because", refused.because())
                        .build();
            case KeyReused() ->
                throw Problems.of(
                        409, "Key used before", "Idempotency-Key: expected a new key, got that of another request");
            case TooMany() ->
                throw Problems.of(
                        409, "Too many reservations", "expected reservations to be confirmed or released first");
            case WrongState(var state) ->
                throw Problems.of(
                        409,
                        "Reservation ended",
                        "expected a reservation that is held, got one that is "
                                + state.name().toLowerCase(Locale.ROOT));
            case MoreThanGranted(int granted) ->
                throw Problems.invalid("count", "a number from 0 to " + granted, "another value");
        };
    }

    static HttpProblem unknownReservation() {
        return Problems.of(404, "Unknown reservation", "reservationId: expected a known reservation, got another one");
    }
}
