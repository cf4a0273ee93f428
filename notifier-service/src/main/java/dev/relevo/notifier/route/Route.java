package dev.relevo.notifier.route;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of the routing tree, with what it inherited.
 *
 * @param path its place in the document, for example {@code route.routes[0]}
 * @param key made of the matchers from the root to it, for example <code>{}/{severity="critical"}</code>; unique in the tree. It
 *     stays the same when other routes are added, so that its groups do
 * @param receiver told when there is no ladder; null only when there is one, or when alerts of this route are told to nobody
 * @param ladder the steps that take the receiver's place; empty without one
 * @param matchers all must match; none match every alert
 * @param goesOn whether the siblings after it are asked too ({@code continue})
 * @param muteTimeIntervals names of the intervals in which it tells nothing
 * @param activeTimeIntervals names of the intervals in which alone it tells something; empty for always
 * @param routes its children in order
 */
public record Route(
        String path,
        String key,
        @Nullable String receiver,
        List<LadderStep> ladder,
        List<Matcher> matchers,
        Grouping grouping,
        Timings timings,
        boolean goesOn,
        List<String> muteTimeIntervals,
        List<String> activeTimeIntervals,
        List<Route> routes) {
    public Route {
        ladder = List.copyOf(ladder);
        matchers = List.copyOf(matchers);
        muteTimeIntervals = List.copyOf(muteTimeIntervals);
        activeTimeIntervals = List.copyOf(activeTimeIntervals);
        routes = List.copyOf(routes);
    }

    boolean matches(Map<String, String> labels) {
        return Matcher.allMatch(matchers, labels);
    }

    /** It and the routes below it. The depth is bounded. */
    Stream<Route> withDescendants() {
        return Stream.concat(Stream.of(this), routes.stream().flatMap(Route::withDescendants));
    }

    /** The receivers in order: the ladder's steps, or the receiver alone; empty for nobody. */
    public List<LadderStep> steps() {
        if (!ladder.isEmpty()) {
            return ladder;
        }
        return receiver == null ? List.of() : List.of(LadderStep.atOnce(receiver));
    }
}
