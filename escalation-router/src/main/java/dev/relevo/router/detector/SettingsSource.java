package dev.relevo.router.detector;

import dev.relevo.router.text.Phrases;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a policy says of one detector. Each value is the usual one where the policy gives none, or a wrong one. */
public interface SettingsSource {
    /** Texts of one key; more than a person can look after. */
    int MAX_TEXTS = 500;

    double number(String key, double min, double max, double usual);

    int whole(String key, int min, int max, int usual);

    Duration duration(String key, Duration min, Duration max, Duration usual);

    /** Whether it is there and true. */
    boolean isTrue(String key);

    /** Texts of which each has a letter or a digit to be found by; empty if absent. */
    List<String> phrases(String key, int max);

    /** Texts by language; those for every language under {@code any}. */
    Map<String, Phrases> phrasesByLanguage(String key, int max);

    /** 0 switches the detector off; 1 makes one signal enough. */
    default double weight(double usual) {
        return number("weight", 0, 1, usual);
    }
}
