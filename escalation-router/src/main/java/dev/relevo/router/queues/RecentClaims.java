package dev.relevo.router.queues;

import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Agents who claimed recently. Written by one thread, read by others. Thread-safe. */
@Singleton
class RecentClaims {
    /** An active queue has a claim more often than this, or nobody waits in it. */
    static final Duration RECENT = Duration.ofHours(1);

    private record Seat(String queue, String agentId) {}

    private final Map<Seat, Instant> lastClaims = new ConcurrentHashMap<>();

    /** Records a granted claim; ignores other events. */
    void saw(@Observes HandoffEvent event) {
        String queue = event.handoff().queue();
        if (event instanceof HandoffClaimed claimed && queue != null) {
            lastClaims.put(new Seat(queue, claimed.agentId()), claimed.meta().occurredAt());
        }
    }

    public long agents(String queue, Instant now) {
        lastClaims.values().removeIf(at -> !now.isBefore(at.plus(RECENT)));
        return lastClaims.keySet().stream()
                .filter(seat -> seat.queue().equals(queue))
                .count();
    }
}
