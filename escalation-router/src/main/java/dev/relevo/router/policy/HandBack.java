package dev.relevo.router.policy;

import java.time.Duration;
import java.util.Set;

/**
 * When the bot owns the conversation again after a human.
 *
 * @param idleAfter how long an agent may be idle
 * @param unnamedAfter how long an unnamed human owns a conversation after their last turn
 * @param automaticTexts greetings that the phone app sends automatically: no human wrote them
 */
public record HandBack(Duration idleAfter, Duration unnamedAfter, Set<String> automaticTexts) {
    /** The default. */
    public static final HandBack DEFAULT = new HandBack(Duration.ofHours(4), Duration.ofMinutes(15), Set.of());

    public HandBack {
        automaticTexts = Set.copyOf(automaticTexts);
    }

    /** The shorter of the two times: how long an unnamed human may own it without a turn. */
    public Duration shorter() {
        return idleAfter.compareTo(unnamedAfter) < 0 ? idleAfter : unnamedAfter;
    }
}
