package dev.relevo.router.policyfile;

import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.router.policy.HandBack;
import java.time.Duration;
import java.util.Set;

/** Reads {@code handBack} and {@code automaticTexts}. */
final class HandBackReader {
    static final int MAX_TEXTS = 50;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private HandBackReader() {}

    public static HandBack read(YamlObject policy) {
        Set<String> automatic = Set.copyOf(DetectorSettings.phrases(policy, "automaticTexts", MAX_TEXTS));
        HandBack usual = HandBack.DEFAULT;
        return policy.find("handBack")
                .map(value -> {
                    YamlObject written = value.object(PolicyKeys.HAND_BACK.keys());
                    Duration idleAfter = written.duration("idleAfter", SHORTEST, LONGEST, usual.idleAfter());
                    // Unless set, an unnamed human owns it no longer than an agent would.
                    Duration unnamedAfter = new HandBack(idleAfter, usual.unnamedAfter(), automatic).shorter();
                    return new HandBack(
                            idleAfter, written.duration("unnamedAfter", SHORTEST, LONGEST, unnamedAfter), automatic);
                })
                .orElse(new HandBack(usual.idleAfter(), usual.unnamedAfter(), automatic));
    }
}
