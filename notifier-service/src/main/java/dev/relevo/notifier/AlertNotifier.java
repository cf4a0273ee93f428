package dev.relevo.notifier;

import dev.relevo.event.AlertRef;
import dev.relevo.event.Event;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.RatingEvent;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.notifier.alert.BreachRules;
import dev.relevo.notifier.alert.registry.AlertBook;
import dev.relevo.notifier.delivery.Deliveries;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Turns a rating event or a breach into an alert and the alert's news into deliveries, all in one transaction. */
@Singleton
class AlertNotifier {
    private static final Logger LOG = Logger.getLogger(AlertNotifier.class);

    private final AlertBook alerts;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final InstantSource clock;

    AlertNotifier(AlertBook alerts, Receivers receivers, Deliveries deliveries, InstantSource clock) {
        this.alerts = alerts;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Transactional
    void take(RatingEvent event) {
        alerts.apply(event.meta().eventId(), plausible(AlertRules.changeFor(event), event))
                .ifPresent(this::tellAll);
    }

    @Transactional
    void take(HandoffEvent event) {
        alerts.apply(event.meta().eventId(), plausible(BreachRules.changeFor(event, clock.instant()), event))
                .ifPresent(this::tellAll);
    }

    private AlertChange plausible(AlertChange change, Event event) {
        return change.telling(notice -> notice.plausible(event.meta(), clock.instant()));
    }

    /** No event says that breaches have ceased: only time does. */
    @Transactional
    void endQuiet() {
        Instant now = clock.instant();
        for (AlertRef quiet : alerts.quietSince(AlertKind.POLICY_BREACH, now.minus(BreachRules.QUIET))) {
            PhoneNumberId number = quiet.phoneNumberId();
            if (number != null) {
                String eventId = Ids.derived("quiet", quiet.alertId(), now.toString());
                alerts.apply(eventId, BreachRules.ended(number, now)).ifPresent(this::tellAll);
            }
        }
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
