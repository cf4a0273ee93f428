package dev.relevo.notifier.routing;

import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.Silence;
import org.jspecify.annotations.Nullable;

/**
 * A route that takes an alert.
 *
 * @param path the route's place in the tree, for people; {@link Route#key} names it in the database
 * @param silence the silence because of which it tells nothing; null without one
 */
public record Matched(String path, Route route, @Nullable Silence silence) {}
