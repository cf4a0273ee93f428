package dev.relevo.router.policy;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One agent queue and whom it serves. The first rule that matches wins.
 *
 * @param name also the end of its topic's name
 * @param language BCP 47 primary tag it serves; null serves every language
 * @param hours when its agents answer
 * @param answerWithin how long a person may wait
 * @param offerTimeout how long an agent who claimed may stay silent
 * @param overflow where waiting people go; null keeps them here
 */
public record QueueRule(
        String name,
        @Nullable String language,
        OpeningHours hours,
        Duration answerWithin,
        Duration offerTimeout,
        @Nullable Overflow overflow) {
    /**
     * Where people go who waited too long.
     *
     * @param after how long
     * @param to the other queue's name
     */
    public record Overflow(Duration after, String to) {}

    boolean serves(@Nullable String spoken) {
        return language == null || Objects.equals(language, spoken);
    }
}
