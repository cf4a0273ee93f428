package dev.relevo.kit;

import io.github.bucket4j.TimeMeter;
import java.time.Instant;
import java.time.InstantSource;

/** The service's clock as Bucket4j reads it, so that rate limits are tested without waiting. */
public record BucketClock(InstantSource clock) implements TimeMeter {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Override
    public long currentTimeNanos() {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS_PER_SECOND), now.getNano());
    }

    /** True: instances of a service may share a bucket. */
    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
