package dev.relevo.notifier;

import dev.relevo.event.RatingEvent;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.notifier.alert.registry.AlertBook;
import dev.relevo.notifier.delivery.Deliveries;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Turns a rating event into an alert and the alert's news into deliveries, all in one transaction. */
@Singleton
class AlertNotifier {
    private static final Logger LOG = Logger.getLogger(AlertNotifier.class);

    private final AlertBook alerts;
    private final Receivers receivers;
    private final Deliveries deliveries;

    AlertNotifier(AlertBook alerts, Receivers receivers, Deliveries deliveries) {
        this.alerts = alerts;
        this.receivers = receivers;
        this.deliveries = deliveries;
    }

    @Transactional
    void take(RatingEvent event) {
        alerts.apply(event.meta().eventId(), AlertRules.changeFor(event)).ifPresent(this::tellAll);
    }

    private void tellAll(AlertBook.Told told) {
        var wanting = receivers.all().stream()
                .filter(receiver -> receiver.wants(told.alert()))
                .toList();
        if (wanting.isEmpty()) {
            LOG.warnf(
                    "An alert has no receiver alert=%s kind=%s number=%s",
                    told.alert().alertId(), told.alert().kind(), told.alert().phoneNumberId());
        }
        wanting.forEach(receiver -> deliveries.tell(told.alert(), told.revision(), receiver, told.notice()));
    }
}
