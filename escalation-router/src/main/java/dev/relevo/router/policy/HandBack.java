package dev.relevo.router.policy;

import java.time.Duration;
import java.util.Set;

/**
 * When the bot speaks again after a human.
 *
 * @param idleAfter how long an agent may be idle
 * @param unnamedAfter how long a human whom nobody names holds a conversation after their last turn
 * @param automaticTexts greetings that the phone app sends by itself: no human wrote them
 */
public record HandBack(Duration idleAfter, Duration unnamedAfter, Set<String> automaticTexts) {
    /** As long as nothing else is written. */
    public static final HandBack DEFAULT = new HandBack(Duration.ofHours(4), Duration.ofMinutes(15), Set.of());

    public HandBack {
        automaticTexts = Set.copyOf(automaticTexts);
    }

    /** The shorter of the two times: so long may somebody have it, from no queue, and say nothing at all. */
    public Duration shorter() {
        return idleAfter.compareTo(unnamedAfter) < 0 ? idleAfter : unnamedAfter;
    }
}
