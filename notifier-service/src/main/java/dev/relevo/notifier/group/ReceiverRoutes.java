package dev.relevo.notifier.group;

import dev.relevo.event.AlertRef;
import dev.relevo.notifier.alert.AlertLabels;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The routes when no routing tree is configured: each receiver whose filters match. The first alert of a kind and account is told at
 * once; others of the same kind and account follow together, so that an outage of an account is a few mails and not one per number.
 */
@Singleton
class ReceiverRoutes implements Routes {
    static final Timings TIMINGS = new Timings(Duration.ZERO, Duration.ofMinutes(5), null);

    private final Receivers receivers;

    ReceiverRoutes(Receivers receivers) {
        this.receivers = receivers;
    }

    @Override
    public List<Route> of(AlertRef alert, Map<String, String> labels) {
        Map<String, String> groupLabels = new TreeMap<>();
        Stream.of(AlertLabels.ALERTNAME, AlertLabels.ACCOUNT)
                .filter(labels::containsKey)
                .forEach(name -> groupLabels.put(name, labels.get(name)));
        return receivers.all().stream()
                .filter(receiver -> receiver.wants(alert))
                .map(receiver -> new Route("receiver/" + receiver.name(), receiver, groupLabels, TIMINGS))
                .toList();
    }
}
