package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.Grouping;
import dev.relevo.notifier.route.LadderStep;
import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.RoutingTree;
import dev.relevo.notifier.route.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the routes; a child inherits from its parent what it does not say itself. */
final class RouteReader {
    static final int MAX_ROUTES = 1_000;
    private static final int MAX_NAMES = 100;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(31);

    private final Names names;
    private final Map<String, Integer> keys = new HashMap<>();
    private int routes;

    RouteReader(Names names) {
        this.names = names;
    }

    /**
     * What a route inherits.
     *
     * @param path of the parent
     * @param conditions the matchers of all routes above
     */
    private record Above(
            String path,
            String key,
            int depth,
            List<Matcher> conditions,
            @Nullable String receiver,
            List<LadderStep> ladder,
            Grouping grouping,
            Timings timings) {}

    Route root(YamlNode written) {
        YamlObject root = written.object(RouteKeys.ROUTE.keys());
        for (String key : List.of("matchers", "continue", "mute_time_intervals", "active_time_intervals")) {
            root.find(key).ifPresent(value -> value.problem("the root takes all alerts, always: it has no " + key));
        }
        if (written.isObject()
                && root.find("receiver").isEmpty()
                && root.find("ladder").isEmpty()) {
            written.problem("receiver is required at the root, or a ladder: what no other route takes goes there");
        }
        return route(root, "route", new Above("", "", 0, List.of(), null, List.of(), Grouping.NONE, Timings.USUAL));
    }

    private Route route(YamlObject written, String path, Above above) {
        List<Matcher> matchers = MatcherReader.read(written, "matchers");
        List<LadderStep> ladder = LadderReader.read(written, names);
        @Nullable
        String receiver = written.find("receiver").flatMap(names::receiver).orElse(null);
        boolean inherits = receiver == null && ladder.isEmpty();
        List<Matcher> conditions = new ArrayList<>(above.conditions);
        conditions.addAll(matchers);
        Above own = new Above(
                path,
                key(above, matchers),
                above.depth + 1,
                conditions,
                inherits ? above.receiver : receiver,
                inherits ? above.ladder : ladder,
                grouping(written, above.grouping),
                timings(written, above.timings));
        return new Route(
                path,
                own.key,
                own.receiver,
                own.ladder,
                matchers,
                own.grouping,
                own.timings,
                written.isTrue("continue"),
                intervals(written, "mute_time_intervals"),
                intervals(written, "active_time_intervals"),
                children(written, own));
    }

    /** The same matchers may be in two siblings, so the second gets a number. */
    private String key(Above above, List<Matcher> matchers) {
        String own = matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
        String key = above.depth == 0 ? own : above.key + "/" + own;
        int count = keys.merge(key, 1, Integer::sum);
        return count == 1 ? key : key + "#" + count;
    }

    private static Grouping grouping(YamlObject route, Grouping inherited) {
        return route.find("group_by").map(RouteReader::grouping).orElse(inherited);
    }

    /** An empty list groups all alerts of the route together, unlike a missing one, which inherits. */
    private static Grouping grouping(YamlNode written) {
        Set<String> labels = new LinkedHashSet<>();
        for (YamlNode item : written.itemOrItems(MAX_NAMES)) {
            item.text("a label's name").ifPresent(label -> {
                if (label.isBlank()) {
                    item.problem("expected a label's name, got " + item.quoted());
                } else if (!labels.add(label)) {
                    item.problem("'" + YamlNode.shortened(label) + "' is a duplicate");
                }
            });
        }
        if (!labels.contains(Grouping.ALL)) {
            return new Grouping(false, labels);
        }
        if (labels.size() > 1) {
            written.problem("'...' groups by all labels: expected no other beside it");
        }
        return new Grouping(true, Set.of());
    }

    private static Timings timings(YamlObject route, Timings inherited) {
        return new Timings(
                DurationReader.read(route, "group_wait", Duration.ZERO, DAY).orElse(inherited.groupWait()),
                DurationReader.read(route, "group_interval", SECOND, WEEK).orElse(inherited.groupInterval()),
                DurationReader.read(route, "repeat_interval", SECOND, MONTH).orElse(inherited.repeatInterval()));
    }

    private List<String> intervals(YamlObject route, String key) {
        return route.find(key)
                .map(written -> written.itemOrItems(MAX_NAMES).stream()
                        .flatMap(item -> names.interval(item).stream())
                        .toList())
                .orElse(List.of());
    }

    /** The depth is bounded, and so is the number of routes: an anchor of YAML can make many of few lines. */
    private List<Route> children(YamlObject parent, Above above) {
        List<Route> children = new ArrayList<>();
        for (YamlNode written :
                parent.find("routes").map(list -> list.items(MAX_ROUTES)).orElse(List.of())) {
            if (above.depth >= RoutingTree.MAX_DEPTH || ++routes > MAX_ROUTES) {
                written.problem(
                        "expected at most " + MAX_ROUTES + " routes in at most " + RoutingTree.MAX_DEPTH + " levels");
                break;
            }
            String path = above.path + ".routes[" + children.size() + "]";
            Route child = route(written.object(RouteKeys.ROUTE.keys()), path, above);
            Reachability.problem(child, children, above.conditions).ifPresent(written::problem);
            children.add(child);
        }
        return children;
    }
}
