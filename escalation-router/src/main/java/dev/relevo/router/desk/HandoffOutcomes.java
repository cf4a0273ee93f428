package dev.relevo.router.desk;

import dev.relevo.event.HandoffEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Completes the calls that wait for the outcome of an action. Reads what is committed, so an answer is never taken back. Thread-safe.
 */
@Singleton
class HandoffOutcomes {
    private final Map<String, CompletableFuture<HandoffEvent>> awaited = new ConcurrentHashMap<>();

    /** The first event that this action causes. Call before the action is sent, and {@link #forget} when nobody waits any more. */
    public CompletableFuture<HandoffEvent> of(String actionId) {
        return awaited.computeIfAbsent(actionId, ignored -> new CompletableFuture<>());
    }

    public void forget(String actionId) {
        awaited.remove(actionId);
    }

    void heard(@Observes HandoffEvent event) {
        String cause = event.handoff().causeId();
        CompletableFuture<HandoffEvent> waiting = cause == null ? null : awaited.remove(cause);
        if (waiting != null) {
            waiting.complete(event);
        }
    }
}
