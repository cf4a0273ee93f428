package dev.relevo.rating.number;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The service's clock in tests that wait for days: the machine's, moved ahead. */
@Alternative
@Singleton
public class ShiftedClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead.get());
    }

    /** Moves on to this time. */
    void moveTo(Instant now) {
        ahead.set(Duration.between(InstantSource.system().instant(), now));
    }
}
