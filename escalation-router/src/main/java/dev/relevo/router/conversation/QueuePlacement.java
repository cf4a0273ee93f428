package dev.relevo.router.conversation;

import dev.relevo.event.HandoffEvent.PassedQueue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an episode waits or waited.
 *
 * @param queue the queue's name; null when an agent stepped in by themselves, or no queue was open
 * @param dueAt when an answer is due
 * @param attempt from 1; rises when it comes back to a queue
 * @param overflowed true once it was handed to an overflow queue: no queue overflows twice
 * @param overflowAt when the overflow queue is to have it; null when none is to
 * @param passedOver the queues that match the person and came before the first one that took them, and why they did not
 */
public record QueuePlacement(
        @Nullable String queue,
        Instant dueAt,
        int attempt,
        boolean overflowed,
        @Nullable Instant overflowAt,
        List<PassedQueue> passedOver) {
    public QueuePlacement {
        // States that were written as JSON have none.
        passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
    }

    public QueuePlacement passing(List<PassedQueue> others) {
        return new QueuePlacement(queue, dueAt, attempt, overflowed, overflowAt, others);
    }

    QueuePlacement withoutOverflow() {
        return new QueuePlacement(queue, dueAt, attempt, overflowed, null, passedOver);
    }

    /** Of an episode that never was in a queue. */
    public static QueuePlacement nowhere(Instant now) {
        return new QueuePlacement(null, now, 1, false, null, List.of());
    }
}
