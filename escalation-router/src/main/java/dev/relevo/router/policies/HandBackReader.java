package dev.relevo.router.policies;

import dev.relevo.router.policy.HandBack;
import java.time.Duration;
import java.util.Set;

/** Reads {@code handBack} and {@code automaticTexts}. */
final class HandBackReader {
    static final int MAX_TEXTS = 50;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private HandBackReader() {}

    static HandBack read(WrittenObject policy) {
        Set<String> automatic = policy.texts("automaticTexts", MAX_TEXTS);
        HandBack usual = HandBack.DEFAULT;
        return policy.find("handBack")
                .map(value -> {
                    WrittenObject written = value.object(PolicyObject.HAND_BACK);
                    return new HandBack(
                            written.duration("idleAfter", SHORTEST, LONGEST, usual.idleAfter()),
                            written.duration("unnamedAfter", SHORTEST, LONGEST, usual.unnamedAfter()),
                            automatic);
                })
                .orElse(new HandBack(usual.idleAfter(), usual.unnamedAfter(), automatic));
    }
}
