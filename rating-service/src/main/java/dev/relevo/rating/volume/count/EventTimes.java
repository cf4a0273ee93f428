package dev.relevo.rating.volume.count;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventMeta;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The times at which events count. */
public final class EventTimes {
    private EventTimes() {}

    /**
     * When it happened. An implausible time is replaced by {@code recordedAt}, and an implausible {@code recordedAt} by now; a time
     * slightly ahead of our clock is now.
     *
     * @return empty when it is too old for every figure
     */
    public static Optional<Instant> counted(EventMeta meta, Instant now) {
        Instant at = Stream.of(meta.occurredAt(), meta.recordedAt())
                .filter(time -> Bounds.isPlausible(time, now) && !time.isAfter(now))
                .findFirst()
                .orElse(now);
        return at.isBefore(now.minus(Buckets.TEMPLATES)) ? Optional.empty() : Optional.of(at);
    }
}
