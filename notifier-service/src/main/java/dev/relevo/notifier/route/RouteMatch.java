package dev.relevo.notifier.route;

/**
 * A route that takes an alert.
 *
 * @param path the route's place in the document
 * @param route the route itself
 */
public record RouteMatch(String path, Route route) {
    static RouteMatch of(Route route) {
        return new RouteMatch(route.path(), route);
    }
}
