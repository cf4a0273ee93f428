package dev.relevo.router.policy;

import dev.relevo.router.text.Phrases;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people that a queue serves. Every condition that is given must hold, and of each one value is enough; a condition that is not
 * given holds for everybody.
 *
 * @param languages BCP 47 primary tags; a user whose language is unknown has none of them
 * @param reasons names of detectors, at least one of which led to the handoff
 * @param keywords words and phrases in the user's last message
 * @param payloads of the button or list row that the user chose last
 * @param labels of the number, given by its policy
 * @param numbers phone number ids, for the policy of several numbers
 */
public record QueueCondition(
        Set<String> languages,
        Set<String> reasons,
        Phrases keywords,
        Set<String> payloads,
        Set<String> labels,
        Set<String> numbers) {
    /** Serves every user. */
    public static final QueueCondition ANYBODY =
            new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of(), Set.of(), Set.of());

    public QueueCondition {
        languages = Set.copyOf(languages);
        reasons = Set.copyOf(reasons);
        payloads = Set.copyOf(payloads);
        labels = Set.copyOf(labels);
        numbers = Set.copyOf(numbers);
    }

    /** Matches users who write this language. */
    public static QueueCondition language(String language) {
        return new QueueCondition(Set.of(language), Set.of(), Phrases.NONE, Set.of(), Set.of(), Set.of());
    }

    /**
     * Whether this user is served.
     *
     * @param given the policy's labels
     */
    public boolean matches(RoutingCriteria need, Set<String> given) {
        return holds(languages, need.language())
                && (reasons.isEmpty() || need.reasons().stream().anyMatch(reasons::contains))
                && (keywords.isEmpty() || keywords.isIn(need.words()))
                && holds(payloads, need.payload())
                && (labels.isEmpty() || given.stream().anyMatch(labels::contains))
                && holds(numbers, need.number());
    }

    private static boolean holds(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
