package dev.relevo.rating.reservation;

import dev.relevo.event.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reservation of messages. */
@Entity
@Table(name = "permit_reservation")
class ReservationEntity {
    @Id
    private String reservationId;

    private String phoneNumberId;

    private String portfolio;
    private String category;

    @Enumerated(EnumType.STRING)
    private ReservationState state;

    private int requested;

    /** Whether fewer than requested were accepted. */
    private boolean partial;

    private int granted;

    /** Null until it is confirmed. */
    @Nullable
    private Integer confirmed;

    private String holder;

    /** Null when the tool gave none. */
    @Nullable
    @Column(name = "request_key")
    private String key;

    private Instant createdAt;

    private Instant expiresAt;

    /** Until then the messages are taken from the budget. */
    private Instant holdsUntil;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ReservationEntity() {}

    ReservationEntity(ReservationRequest request, String portfolio, int granted, Instant now) {
        this.reservationId = request.key() == null
                ? UUID.randomUUID().toString()
                : Ids.derived("reservation", request.holder(), request.key());
        this.phoneNumberId = request.number().value();
        this.portfolio = portfolio;
        this.category = request.category().word();
        this.state = ReservationState.RESERVED;
        this.requested = request.count();
        this.partial = request.isPartial();
        this.granted = granted;
        this.holder = request.holder();
        this.key = request.key();
        this.createdAt = now;
        this.expiresAt = now.plus(request.ttl());
        this.holdsUntil = expiresAt;
    }

    /** Whether the same request made this reservation. */
    boolean answers(ReservationRequest request) {
        return phoneNumberId.equals(request.number().value())
                && category.equals(request.category().word())
                && requested == request.count()
                && partial == request.isPartial();
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    String portfolio() {
        return portfolio;
    }

    String holder() {
        return holder;
    }

    int granted() {
        return granted;
    }

    @Nullable
    Integer confirmed() {
        return confirmed;
    }

    ReservationState state(Instant now) {
        return state == ReservationState.RESERVED && !now.isBefore(expiresAt) ? ReservationState.EXPIRED : state;
    }

    void confirm(int sent, Instant now, Duration settleAfter) {
        state = ReservationState.CONFIRMED;
        confirmed = sent;
        holdsUntil = now.plus(settleAfter);
    }

    void release(Instant now) {
        state = ReservationState.RELEASED;
        holdsUntil = now;
    }

    ReservationView toView(Instant now) {
        return new ReservationView(
                reservationId, phoneNumberId, category, state(now), granted, confirmed, createdAt, expiresAt);
    }
}
