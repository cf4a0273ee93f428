package dev.relevo.notifier.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that fire, arranged by the rules, so that many alerts can be asked about: each costs one look-up for each rule.
 * Immutable.
 */
public final class Inhibitor {
    private final List<ByValues> rules;

    private Inhibitor(List<ByValues> rules) {
        this.rules = rules;
    }

    /**
     * Why an alert is not told.
     *
     * @param source the labels of the alert that inhibits it
     */
    public record Inhibition(InhibitRule rule, Map<String, String> source) {}

    /** The sources of a rule, by the values that they share with their targets. */
    private record ByValues(InhibitRule rule, Map<List<String>, Sources> sources) {}

    /**
     * Sources with the same values.
     *
     * @param any the first of them
     * @param noTarget the first that is no target of the rule itself; null without one
     */
    private record Sources(
            Map<String, String> any, @Nullable Map<String, String> noTarget) {
        Sources and(Sources later) {
            return new Sources(any, noTarget == null ? later.noTarget : noTarget);
        }
    }

    /**
     * Arranges the alerts that fire.
     *
     * @param firing their labels
     */
    static Inhibitor of(List<InhibitRule> rules, Collection<Map<String, String>> firing) {
        List<ByValues> arranged = new ArrayList<>();
        for (InhibitRule rule : rules) {
            Map<List<String>, Sources> sources = new HashMap<>();
            firing.stream()
                    .filter(rule::isSource)
                    .forEach(alert -> sources.merge(
                            rule.shared(alert), new Sources(alert, rule.isTarget(alert) ? null : alert), Sources::and));
            arranged.add(new ByValues(rule, sources));
        }
        return new Inhibitor(List.copyOf(arranged));
    }

    /** The first rule by which another alert inhibits this one. */
    public Optional<Inhibition> of(Map<String, String> alert) {
        return rules.stream().flatMap(rule -> inhibition(rule, alert).stream()).findFirst();
    }

    /**
     * An alert that is source and target of the rule is inhibited only by alerts that are no target: otherwise it would inhibit
     * itself.
     */
    private static Optional<Inhibition> inhibition(ByValues rule, Map<String, String> alert) {
        if (rule.sources.isEmpty() || !rule.rule.isTarget(alert)) {
            return Optional.empty();
        }
        return Optional.ofNullable(rule.sources.get(rule.rule.shared(alert)))
                .map(found -> rule.rule.isSource(alert) ? found.noTarget : found.any)
                .map(source -> new Inhibition(rule.rule, source));
    }
}
