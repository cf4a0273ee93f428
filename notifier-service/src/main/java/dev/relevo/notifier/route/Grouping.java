package dev.relevo.notifier.route;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels by which the alerts of a route are grouped.
 *
 * @param isByAll true when alerts with different labels are never together ({@code ...}); then {@code labels} is empty
 * @param labels the names; empty for one group of all alerts
 */
public record Grouping(boolean isByAll, Set<String> labels) {
    /** The word for all labels. */
    public static final String ALL = "...";

    public static final Grouping NONE = new Grouping(false, Set.of());

    public Grouping {
        labels = Set.copyOf(labels);
    }

    public static Grouping by(String... labels) {
        return new Grouping(false, Set.of(labels));
    }

    /** The labels that name an alert's group. One that the alert does not have is left out. */
    public SortedMap<String, String> of(Map<String, String> alert) {
        SortedMap<String, String> group = new TreeMap<>(alert);
        group.keySet().removeIf(name -> !isByAll && !labels.contains(name));
        return group;
    }
}
