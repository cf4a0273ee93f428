package dev.relevo.rating.reservation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.relevo.event.NumberState.Permit;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.permit.PermitFacts;
import dev.relevo.rating.permit.PermitRules;
import dev.relevo.rating.permit.PermitSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The permits of the numbers, at most one second old: campaign tools ask before each batch. Reservations never use this cache.
 * Thread-safe.
 */
@Singleton
public class Permits {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    /** Numbers whose permit is kept. */
    private static final int MAX_CACHED = 20_000;

    private final PermitSource source;
    private final ReservationRows reservations;
    private final InstantSource clock;
    private final Cache<PhoneNumberId, Optional<Permit>> cache = Caffeine.newBuilder()
            .expireAfterWrite(MAX_AGE)
            .maximumSize(MAX_CACHED)
            .build();

    Permits(PermitSource source, ReservationRows reservations, InstantSource clock) {
        this.source = source;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** The permit of a number; empty when it is not registered. */
    public Optional<Permit> of(PhoneNumberId number) {
        return cache.get(number, this::read);
    }

    /** Forgets the permit of a number whose reservations changed. Others of its portfolio follow within a second. */
    void forget(PhoneNumberId number) {
        cache.invalidate(number);
    }

    private Optional<Permit> read(PhoneNumberId number) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> source.facts(number, now)
                .map(facts -> facts.with(reservations.reserved(number.value(), facts.portfolio(), now)))
                .map((PermitFacts facts) -> PermitRules.decide(facts, now)));
    }
}
