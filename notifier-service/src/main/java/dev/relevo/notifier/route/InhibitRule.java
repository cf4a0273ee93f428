package dev.relevo.notifier.route;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * While an alert fires that all source matchers match, alerts that all target matchers match are not told, if both have the same
 * values of some labels.
 *
 * @param path its place in the document, for example {@code inhibit_rules[0]}
 * @param equal the labels; one that both do not have is the same in both
 */
public record InhibitRule(String path, List<Matcher> sourceMatchers, List<Matcher> targetMatchers, Set<String> equal) {
    public InhibitRule {
        sourceMatchers = List.copyOf(sourceMatchers);
        targetMatchers = List.copyOf(targetMatchers);
        equal = Set.copyOf(equal);
    }

    /**
     * The alert that inhibits this one. An alert that is source and target of the rule is inhibited only by alerts that are no target:
     * otherwise it would inhibit itself.
     */
    Optional<Map<String, String>> source(Map<String, String> target, Collection<Map<String, String>> firing) {
        if (!Matcher.allMatch(targetMatchers, target)) {
            return Optional.empty();
        }
        boolean isBoth = Matcher.allMatch(sourceMatchers, target);
        return firing.stream()
                .filter(source -> Matcher.allMatch(sourceMatchers, source))
                .filter(source -> isSame(source, target))
                .filter(source -> !(isBoth && Matcher.allMatch(targetMatchers, source)))
                .findFirst();
    }

    private boolean isSame(Map<String, String> source, Map<String, String> target) {
        return equal.stream().allMatch(name -> source.getOrDefault(name, "").equals(target.getOrDefault(name, "")));
    }
}
