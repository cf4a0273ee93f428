package dev.relevo.router.policy;

import dev.relevo.event.PathKind;
import dev.relevo.router.detector.Detectors;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an operator for a number.
 *
 * @param number phone number id, or {@code default}
 * @param timeZone of the opening hours
 * @param mode whether it acts or only watches
 * @param detectors settings of the detectors
 * @param score thresholds
 * @param queues agent queues, first match wins
 * @param paths accepted contact paths, in order of preference
 * @param handBack when the bot owns the conversation again after a human
 * @param messages texts that replace the built-in ones, by language
 * @param labels of the number, for queue rules
 */
public record EscalationPolicy(
        String number,
        ZoneId timeZone,
        Mode mode,
        Detectors detectors,
        ScoreSettings score,
        List<QueueRule> queues,
        List<EscalationPath> paths,
        HandBack handBack,
        Map<String, Map<Phrase, String>> messages,
        Set<String> labels) {
    /** Whether a policy acts or only watches. */
    public enum Mode {
        LIVE,
        /** Decides and records, but hands nothing over. */
        SHADOW
    }

    public EscalationPolicy {
        queues = List.copyOf(queues);
        paths = List.copyOf(paths);
        messages = Map.copyOf(messages);
        labels = Set.copyOf(labels);
    }

    /** For numbers without a policy: it watches, but has no queue. */
    public static EscalationPolicy watching(String number) {
        return new EscalationPolicy(
                number,
                ZoneId.of("UTC"),
                Mode.SHADOW,
                Detectors.DEFAULT,
                ScoreSettings.DEFAULT,
                List.of(),
                List.of(),
                HandBack.DEFAULT,
                Map.of(),
                Set.of());
    }

    /** Whether it hands nothing over. */
    public boolean onlyWatches() {
        return mode == Mode.SHADOW;
    }

    /** The first open queue that serves the user; empty when no queue is open or agents are not a contact path of this number. */
    public Optional<QueueRule> openQueue(RoutingCriteria need, Instant now) {
        return openQueue(need, now, queue -> true);
    }

    /** The same among the queues with agents. */
    public Optional<QueueRule> openQueue(RoutingCriteria need, Instant now, Predicate<QueueRule> staffed) {
        return queuesFor(need)
                .filter(queue -> queue.hours().isOpen(now, timeZone))
                .filter(staffed)
                .findFirst();
    }

    /** The first queue that serves the user, open or closed; empty like {@link #openQueue(RoutingCriteria, Instant)}. */
    public Optional<QueueRule> anyQueue(RoutingCriteria need) {
        return queuesFor(need).findFirst();
    }

    private Stream<QueueRule> queuesFor(RoutingCriteria need) {
        boolean hasAgents = paths.stream().anyMatch(path -> path.kind() == PathKind.AGENT);
        return hasAgents ? queues.stream().filter(queue -> queue.when().matches(need, labels)) : Stream.empty();
    }

    public Optional<QueueRule> queue(String name) {
        return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
    }

    /**
     * The contact paths other than agents that a user can use now. A path outside its hours is left out, unless all are: a number
     * to call tomorrow is better than no answer.
     */
    public List<EscalationPath> otherPaths(Instant now) {
        List<EscalationPath> others =
                paths.stream().filter(path -> path.kind() != PathKind.AGENT).toList();
        List<EscalationPath> open = others.stream()
                .filter(path -> path.hours().isOpen(now, timeZone))
                .toList();
        return open.isEmpty() ? others : open;
    }

    /** The text for the user, in their language. */
    public String say(Phrase phrase, @Nullable String language) {
        Map<Phrase, String> own = language == null ? Map.of() : messages.getOrDefault(language, Map.of());
        return own.getOrDefault(phrase, phrase.in(language));
    }
}
