package dev.relevo.router.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One agent queue and whom it serves. The first rule that matches wins.
 *
 * @param name also the end of its topic's name
 * @param when whom it serves
 * @param hours when its agents answer
 * @param answerWithin how long a person may wait
 * @param offerTimeout how long an agent who claimed may stay silent
 * @param overflow where waiting people go; null keeps them here
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
     * Where people go who waited too long.
     *
     * @param after how long
     * @param to the other queue's name
     */
    public record Overflow(Duration after, String to) {}
}
