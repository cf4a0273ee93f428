package dev.relevo.router.policy;

import dev.relevo.kit.hours.OpeningHours;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One agent queue and the users that it serves. The first rule that matches wins.
 *
 * @param name also the end of its topic's name
 * @param when the users that it serves
 * @param hours when its agents answer
 * @param answerWithin how long a user may wait
 * @param offerTimeout how long an agent who claimed may stay silent
 * @param overflow the queue for users who waited too long; null for none
 * @param capacityPerAgent how many handoffs one agent may hold at a time, 1 or more; null sets no limit
 */
public record QueueRule(
        String name,
        QueueCondition when,
        OpeningHours hours,
        Duration answerWithin,
        Duration offerTimeout,
        @Nullable Overflow overflow,
        @Nullable Integer capacityPerAgent) {
    /**
     * Overflow of a queue.
     *
     * @param after waiting time
     * @param to name of the other queue
     */
    public record Overflow(Duration after, String to) {}
}
