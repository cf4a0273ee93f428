package dev.relevo.notifier.link;

import java.time.Duration;

/** What a link does. The order is the number in a link: new ones are added at the end. */
public enum LinkAction {
    ACKNOWLEDGE(Duration.ZERO),
    SILENCE_1_HOUR(Duration.ofHours(1)),
    SILENCE_8_HOURS(Duration.ofHours(8)),
    SILENCE_24_HOURS(Duration.ofHours(24));

    private final Duration silence;

    LinkAction(Duration silence) {
        this.silence = silence;
    }

    /** How long it silences; zero for none. */
    public Duration silence() {
        return silence;
    }
}
