package dev.relevo.rating.volume.count;

import java.time.Duration;
import java.time.Instant;

/**
 * The intervals of time that are counted together. A figure of the last hours or days includes the whole interval in which that
 * time begins. So it is never too low, and too high by at most what happened in one interval.
 */
public final class Buckets {
    /** Length of an interval. */
    public static final Duration SIZE = Duration.ofMinutes(15);

    /** Templates are counted over this time; nothing older is counted. */
    public static final Duration TEMPLATES = Duration.ofDays(7);

    /** People and outcomes are counted over this time. */
    public static final Duration OUTCOMES = Duration.ofHours(24);

    private Buckets() {}

    /** The beginning of the interval that contains this time. */
    public static Instant of(Instant at) {
        long size = SIZE.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), size) * size);
    }

    /** The beginning of the first interval that counts in the time before {@code end}. */
    public static Instant first(Instant end, Duration before) {
        return of(end.minus(before));
    }
}
