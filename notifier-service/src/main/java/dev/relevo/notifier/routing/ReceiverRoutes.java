package dev.relevo.notifier.routing;

import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import dev.relevo.notifier.route.Grouping;
import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.Matcher.Operator;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.RoutingTree;
import dev.relevo.notifier.route.Timings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree of a service without one: each receiver is a route with the filters that it has itself. Thread-safe. */
@Singleton
class ReceiverRoutes {
    private static final Timings AT_ONCE = new Timings(Duration.ZERO, Timings.USUAL.groupInterval(), null);

    private final Receivers receivers;
    private volatile @Nullable Built built;

    private record Built(List<Receiver> receivers, RoutingTree tree) {}

    ReceiverRoutes(Receivers receivers) {
        this.receivers = receivers;
    }

    /** Reads the receivers, so that a new one gets the next alert. */
    RoutingTree tree() {
        List<Receiver> now = receivers.all();
        Built last = built;
        if (last == null || !last.receivers.equals(now)) {
            last = new Built(List.copyOf(now), of(now));
            built = last;
        }
        return last.tree;
    }

    static RoutingTree of(List<Receiver> receivers) {
        return RoutingTree.of(route(
                "receivers",
                null,
                List.of(),
                receivers.stream().map(ReceiverRoutes::route).toList()));
    }

    private static Route route(Receiver receiver) {
        List<Matcher> matchers = new ArrayList<>();
        if (!receiver.kinds().isEmpty()) {
            matchers.add(Matcher.of("alertname", Operator.MATCHES, anyOf(receiver.kinds())));
        }
        if (!receiver.phoneNumberIds().isEmpty()) {
            // An alert without a number comes in any case: an unwanted message costs less than one that nobody got.
            matchers.add(Matcher.of("number", Operator.MATCHES, anyOf(receiver.phoneNumberIds()) + "|"));
        }
        return route("receiver/" + receiver.name(), receiver.name(), matchers, List.of());
    }

    private static String anyOf(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining("|"));
    }

    private static Route route(String path, @Nullable String receiver, List<Matcher> matchers, List<Route> routes) {
        return new Route(
                path,
                path,
                receiver,
                List.of(),
                matchers,
                Grouping.by("alertname", "account"),
                AT_ONCE,
                true,
                List.of(),
                List.of(),
                routes);
    }
}
