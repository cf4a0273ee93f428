package dev.relevo.notifier.route;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    boolean isSource(Map<String, String> alert) {
        return Matcher.allMatch(sourceMatchers, alert);
    }

    boolean isTarget(Map<String, String> alert) {
        return Matcher.allMatch(targetMatchers, alert);
    }

    /** The values that source and target share. */
    List<String> shared(Map<String, String> alert) {
        return new TreeSet<>(equal)
                .stream().map(name -> alert.getOrDefault(name, "")).toList();
    }
}
