package dev.relevo.router.queues;

import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The agents who claimed lately. Told by one thread, asked by another. Thread-safe. */
@Singleton
class RecentClaims {
    /** A queue that is served sees a claim more often than this, or nobody waits in it. */
    static final Duration RECENT = Duration.ofHours(1);

    private record Seat(String queue, String agentId) {}

    private final Map<Seat, Instant> lastClaims = new ConcurrentHashMap<>();

    /** Takes note of a claim that was granted; of nothing else. */
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
