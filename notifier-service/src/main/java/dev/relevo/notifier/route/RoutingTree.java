package dev.relevo.notifier.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which routes take an alert, when they are mute, and which alerts inhibit others. Immutable.
 *
 * @param root takes what none of its children takes
 * @param timeIntervals by name
 * @param inhibitRules in order
 * @param rotations by name
 * @param digests in order
 */
public record RoutingTree(
        Route root,
        Map<String, TimeInterval> timeIntervals,
        List<InhibitRule> inhibitRules,
        Map<String, Rotation> rotations,
        List<Digest> digests) {
    /** Routes inside routes; bounds the stack. */
    public static final int MAX_DEPTH = 20;

    public RoutingTree {
        timeIntervals = Map.copyOf(timeIntervals);
        inhibitRules = List.copyOf(inhibitRules);
        rotations = Map.copyOf(rotations);
        digests = List.copyOf(digests);
    }

    /** A tree of routes only. */
    public static RoutingTree of(Route root) {
        return new RoutingTree(root, Map.of(), List.of(), Map.of(), List.of());
    }

    /** The routes that take an alert, in the order of the document. Empty only when the root has matchers, which no document can give it. */
    public List<RouteMatch> match(Map<String, String> labels) {
        List<RouteMatch> found = new ArrayList<>();
        match(root, labels, found);
        return found;
    }

    /** A route takes an alert when it matches and none of its children does. The depth is bounded. */
    private static boolean match(Route route, Map<String, String> labels, List<RouteMatch> found) {
        if (!route.matches(labels)) {
            return false;
        }
        int before = found.size();
        for (Route child : route.routes()) {
            if (match(child, labels, found) && !child.goesOn()) {
                break;
            }
        }
        if (found.size() == before) {
            found.add(RouteMatch.of(route));
        }
        return true;
    }

    /** The route of this key; empty if absent. */
    public Optional<Route> route(String key) {
        return root.withDescendants().filter(route -> route.key().equals(key)).findFirst();
    }

    /** The reason why a route tells nothing at this moment: the name of an interval; empty when it is not mute. */
    public Optional<Mute> mute(Route route, Instant at) {
        Optional<Mute> muted = route.muteTimeIntervals().stream()
                .filter(name -> contains(name, at))
                .findFirst()
                .map(name -> new Mute(name, true));
        boolean isInactive = !route.activeTimeIntervals().isEmpty()
                && route.activeTimeIntervals().stream().noneMatch(name -> contains(name, at));
        return muted.isEmpty() && isInactive
                ? Optional.of(new Mute(String.join(", ", route.activeTimeIntervals()), false))
                : muted;
    }

    public boolean isMuted(Route route, Instant at) {
        return mute(route, at).isPresent();
    }

    private boolean contains(String interval, Instant at) {
        TimeInterval known = timeIntervals.get(interval);
        return known != null && known.contains(at);
    }

    /**
     * Why a route is mute.
     *
     * @param interval the names of the intervals
     * @param isInside true inside an interval of {@code mute_time_intervals}, false outside all of {@code active_time_intervals}
     */
    public record Mute(String interval, boolean isInside) {}

    /**
     * Answers which alerts are inhibited.
     *
     * @param firing the labels of alerts that fire
     */
    public Inhibitor inhibitor(Collection<Map<String, String>> firing) {
        return Inhibitor.of(inhibitRules, firing);
    }

    /** Whether one alert is inhibited; for many ask {@link #inhibitor}. */
    public boolean isInhibited(Map<String, String> labels, Collection<Map<String, String>> firing) {
        return inhibitor(firing).of(labels).isPresent();
    }

    /** The receiver that a step tells at this moment. */
    public String receiver(LadderStep step, Instant at) {
        return switch (step.target()) {
            case LadderStep.ToReceiver(String name) -> name;
            case LadderStep.ToRotation(String name) -> rotation(name).onDuty(at);
        };
    }

    private Rotation rotation(String name) {
        return Optional.ofNullable(rotations.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no rotation '" + name + "'"));
    }
}
