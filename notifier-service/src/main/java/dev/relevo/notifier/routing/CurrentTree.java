package dev.relevo.notifier.routing;

import dev.relevo.notifier.route.RoutingTree;
import org.jspecify.annotations.Nullable;

/**
 * The tree in force.
 *
 * @param revision names the version; in quotes it is the entity tag
 * @param document as it was written; null when it is made of the receivers
 */
record CurrentTree(Source source, String revision, @Nullable String document, RoutingTree tree) {
    /** Where a tree comes from. */
    enum Source {
        API,
        FILE,
        RECEIVERS
    }
}
