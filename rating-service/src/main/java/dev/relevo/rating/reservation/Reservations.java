package dev.relevo.rating.reservation;

import dev.relevo.event.NumberState.Category;
import dev.relevo.event.NumberState.Permit;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.Slice;
import dev.relevo.rating.permit.PermitFacts;
import dev.relevo.rating.permit.PermitRules;
import dev.relevo.rating.permit.PermitSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reservations of messages. Each request locks the budget of the portfolio, so two tools never get the same messages.
 *
 * <p>A confirmed reservation is held until the statuses of its messages are counted, which {@code rating.permit.settle-after}
 * bounds. Until then its messages may be counted twice, which allows fewer, never more.
 */
@ApplicationScoped
public class Reservations {
    /** Reservations of one number that are held at the same time. */
    static final int MAX_HELD = 1_000;

    private final PermitSource source;
    private final ReservationRows rows;
    private final Permits permits;
    private final InstantSource clock;
    private final Duration settleAfter;

    Reservations(PermitSource source, ReservationRows rows, Permits permits, InstantSource clock, RatingConfig config) {
        this.source = source;
        this.rows = rows;
        this.permits = permits;
        this.clock = clock;
        this.settleAfter = config.permit().settleAfter();
    }

    /** Reserves messages, or answers a repeated request with its reservation. */
    @Transactional
    public ReservationOutcome reserve(ReservationRequest request) {
        Instant now = clock.instant();
        Optional<PermitFacts> found = source.facts(request.number(), now);
        if (found.isEmpty()) {
            return new ReservationOutcome.UnknownNumber();
        }
        PermitFacts facts = found.get();
        rows.lockBudget(facts.portfolio());
        Optional<ReservationEntity> earlier =
                Optional.ofNullable(request.key()).flatMap(key -> rows.byKey(request.holder(), key));
        if (earlier.isPresent()) {
            return earlier.get().answers(request)
                    ? new ReservationOutcome.Accepted(earlier.get().toView(now))
                    : new ReservationOutcome.KeyReused();
        }
        if (rows.held(request.number().value(), now) >= MAX_HELD) {
            return new ReservationOutcome.TooMany();
        }
        Permit permit =
                PermitRules.decide(facts.with(rows.reserved(request.number().value(), facts.portfolio(), now)), now);
        int granted = granted(permit, request);
        if (granted == 0) {
            return notEnough(permit, request);
        }
        ReservationEntity reservation = new ReservationEntity(request, facts.portfolio(), granted, now);
        rows.persist(reservation);
        permits.forget(request.number());
        return new ReservationOutcome.Accepted(reservation.toView(now));
    }

    /**
     * Confirms that the messages were sent; what was not sent is given back.
     *
     * @param sent null when all were sent
     * @param holder of the API key; null for an operator, who may confirm any
     */
    @Transactional
    public ReservationOutcome confirm(
            PhoneNumberId number, String reservationId, @Nullable Integer sent, @Nullable String holder) {
        return changed(number, reservationId, holder, (reservation, now) -> {
            int count = sent == null ? reservation.granted() : sent;
            if (count > reservation.granted()) {
                return new ReservationOutcome.MoreThanGranted(reservation.granted());
            }
            ReservationState state = reservation.state(now);
            boolean isRepeated = state == ReservationState.CONFIRMED && Objects.equals(reservation.confirmed(), count);
            if (state != ReservationState.RESERVED && !isRepeated) {
                return new ReservationOutcome.WrongState(state);
            }
            if (!isRepeated) {
                reservation.confirm(count, now, settleAfter);
            }
            return new ReservationOutcome.Accepted(reservation.toView(now));
        });
    }

    /** Gives the messages back. An expired reservation is already given back. */
    @Transactional
    public ReservationOutcome release(PhoneNumberId number, String reservationId, @Nullable String holder) {
        return changed(number, reservationId, holder, (reservation, now) -> switch (reservation.state(now)) {
            case RESERVED -> {
                reservation.release(now);
                yield new ReservationOutcome.Accepted(reservation.toView(now));
            }
            case RELEASED, EXPIRED -> new ReservationOutcome.Accepted(reservation.toView(now));
            case CONFIRMED -> new ReservationOutcome.WrongState(ReservationState.CONFIRMED);
        });
    }

    /** One reservation; empty when the number has no such one of this holder. */
    @Transactional
    public Optional<ReservationView> one(PhoneNumberId number, String reservationId, @Nullable String holder) {
        return rows.findByIdOptional(reservationId)
                .filter(reservation -> isOf(reservation, number, holder))
                .map(reservation -> reservation.toView(clock.instant()));
    }

    /**
     * The reservations of a number that are held now, the newest first; empty when the number is not registered.
     *
     * @param holder null for those of all holders
     */
    @Transactional
    public Optional<Slice<ReservationView>> held(
            PhoneNumberId number, @Nullable String holder, ReservationPosition after, int max) {
        Instant now = clock.instant();
        return source.facts(number, now)
                .map(_ -> Slice.of(
                        rows.held(number.value(), holder, now, after, max + 1).stream()
                                .map(reservation -> reservation.toView(now))
                                .toList(),
                        max));
    }

    /** Locks the budget too, and reads the time after it: what expired meanwhile may have been given to another tool. */
    private ReservationOutcome changed(
            PhoneNumberId number,
            String reservationId,
            @Nullable String holder,
            BiFunction<ReservationEntity, Instant, ReservationOutcome> change) {
        Optional<ReservationEntity> found =
                rows.findByIdOptional(reservationId).filter(reservation -> isOf(reservation, number, holder));
        if (found.isEmpty()) {
            return new ReservationOutcome.UnknownReservation();
        }
        rows.lockBudget(found.get().portfolio());
        rows.getEntityManager().refresh(found.get());
        ReservationOutcome outcome = change.apply(found.get(), clock.instant());
        permits.forget(number);
        return outcome;
    }

    private static boolean isOf(ReservationEntity reservation, PhoneNumberId number, @Nullable String holder) {
        return reservation.phoneNumberId().equals(number.value())
                && (holder == null || holder.equals(reservation.holder()));
    }

    private static int granted(Permit permit, ReservationRequest request) {
        Category category = category(permit, request);
        if (!category.allowed()) {
            return 0;
        }
        int left = category.remaining() == null ? request.count() : category.remaining();
        if (left < request.count() && !request.isPartial()) {
            return 0;
        }
        return Math.min(left, request.count());
    }

    private static ReservationOutcome notEnough(Permit permit, ReservationRequest request) {
        Integer remaining = category(permit, request).remaining();
        return new ReservationOutcome.NotEnough(
                remaining == null ? 0 : remaining, Objects.requireNonNull(permit.because()));
    }

    private static Category category(Permit permit, ReservationRequest request) {
        return Objects.requireNonNull(Objects.requireNonNull(permit.categories())
                .get(request.category().word()));
    }
}
