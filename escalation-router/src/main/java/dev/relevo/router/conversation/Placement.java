package dev.relevo.router.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an episode waits or waited.
 *
 * @param queue the queue's name; null when an agent stepped in by himself, or no queue was open
 * @param dueAt when an answer is owed
 * @param attempt from 1; rises when it comes back to a queue
 * @param overflowed true once it was handed to an overflow queue
 */
record Placement(@Nullable String queue, Instant dueAt, int attempt, boolean overflowed) {
    static Placement first(@Nullable String queue, Instant dueAt) {
        return new Placement(queue, dueAt, 1, false);
    }

    Placement again(String inQueue, Instant newDueAt, boolean byOverflow) {
        return new Placement(inQueue, newDueAt, attempt + 1, overflowed || byOverflow);
    }
}
