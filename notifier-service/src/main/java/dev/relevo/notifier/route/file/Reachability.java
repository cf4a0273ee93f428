package dev.relevo.notifier.route.file;

import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds routes that can never take an alert. Not all of them: that would need the intersection of regular expressions. */
final class Reachability {
    private Reachability() {}

    /**
     * Why a route takes no alert.
     *
     * @param before its siblings before it
     * @param above the matchers of the routes above it
     */
    static Optional<String> problem(Route route, List<Route> before, List<Matcher> above) {
        List<Matcher> conditions = new ArrayList<>(above);
        conditions.addAll(route.matchers());
        return contradiction(conditions)
                .or(() -> before.stream()
                        .filter(sibling -> !sibling.goesOn() && takesAll(sibling, conditions))
                        .findFirst()
                        .map(sibling ->
                                sibling.path() + " before it takes all of its alerts and has no 'continue: true'"))
                .map(reason -> "it can never match: " + reason);
    }

    private static Optional<String> contradiction(List<Matcher> conditions) {
        return conditions.stream()
                .flatMap(one -> conditions.stream()
                        .filter(one::excludes)
                        .map(other -> one + " and " + other + " exclude each other"))
                .findFirst();
    }

    private static boolean takesAll(Route sibling, List<Matcher> conditions) {
        return sibling.matchers().stream()
                .allMatch(
                        matcher -> matcher.isAlwaysTrue() || conditions.stream().anyMatch(matcher::isImpliedBy));
    }
}
