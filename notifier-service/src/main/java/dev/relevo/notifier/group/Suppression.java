package dev.relevo.notifier.group;

import dev.relevo.notifier.route.Inhibitor;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.RoutingTree;
import dev.relevo.notifier.routing.FiringAlerts;
import dev.relevo.notifier.routing.Routing;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which changes are not told now: because of a silence, of another alert, or of the time. */
@Singleton
class Suppression {
    private final Routing routing;
    private final FiringAlerts firing;

    Suppression(Routing routing, FiringAlerts firing) {
        this.routing = routing;
        this.firing = firing;
    }

    boolean isMuted(Optional<Route> route, Instant now) {
        return route.isPresent() && routing.tree().isMuted(route.get(), now);
    }

    /** The ids of the alerts that are silenced or inhibited. */
    List<String> of(List<Members.Pending> pending, Instant now) {
        RoutingTree tree = routing.tree();
        Inhibitor inhibitor = tree.inhibitor(tree.inhibitRules().isEmpty() ? List.of() : firing.labels());
        return pending.stream()
                .filter(alert -> routing.silence(alert.labels(), now).isPresent()
                        || inhibitor.of(alert.labels()).isPresent())
                .map(Members.Pending::alertId)
                .toList();
    }
}
