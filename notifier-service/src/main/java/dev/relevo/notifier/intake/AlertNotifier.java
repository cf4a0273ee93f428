package dev.relevo.notifier.intake;

import dev.relevo.event.AlertRef;
import dev.relevo.event.Event;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent.NumberRemoved;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.RatingEvent;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.notifier.alert.BreachRules;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Telling;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** The path from a rating event or a policy breach to an alert and its deliveries, all in one transaction. */
@Singleton
public class AlertNotifier {
    private static final Logger LOG = Logger.getLogger(AlertNotifier.class);

    private final AlertStore alerts;
    private final Receivers receivers;
    private final DeliveryQueue deliveries;
    private final InstantSource clock;

    AlertNotifier(AlertStore alerts, Receivers receivers, DeliveryQueue deliveries, InstantSource clock) {
        this.alerts = alerts;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Transactional
    public void take(RatingEvent event) {
        if (event instanceof NumberRemoved removed) {
            resolveAllOf(removed);
        } else {
            apply(event, AlertRules.changesFor(event));
        }
    }

    @Transactional
    public void take(HandoffEvent event) {
        apply(event, BreachRules.changesFor(event, clock.instant()));
    }

    private void resolveAllOf(NumberRemoved removed) {
        Notice notice = AlertRules.removal(removed).plausible(removed.meta(), clock.instant());
        alerts.resolveAllOf(removed.meta().eventId(), removed.number().phoneNumberId(), notice)
                .forEach(this::tell);
    }

    private void apply(Event event, List<AlertChange> changes) {
        Instant now = clock.instant();
        List<AlertChange> plausible = changes.stream()
                .map(change -> change.withNotice(notice -> notice.plausible(event.meta(), now)))
                .toList();
        alerts.apply(event.meta().eventId(), plausible).forEach(this::tell);
    }

    /** Resolves breach alerts after 24 hours without a breach: no event reports their end. */
    @Transactional
    public void resolveEndedBreaches() {
        Instant now = clock.instant();
        for (AlertRef ended :
                alerts.lockedUnchangedSince(AlertKind.POLICY_BREACH, now.minus(BreachRules.QUIET_PERIOD))) {
            PhoneNumberId number = ended.phoneNumberId();
            if (number != null) {
                String eventId = Ids.derived("quiet", ended.alertId(), now.toString());
                alerts.apply(eventId, List.of(BreachRules.ended(number, now))).forEach(this::tell);
            }
        }
    }

    private void tell(AlertStore.Notification notification) {
        switch (notification.telling()) {
            case Telling.Now _ -> notifyReceivers(notification, clock.instant());
            case Telling.Later(Instant at) -> notifyReceivers(notification, at);
            case Telling.Instead _ -> {
                boolean ignored = deliveries.removeHeld(notification.alert());
                notifyReceivers(notification, clock.instant());
            }
            case Telling.Undo(Instant otherwise) -> {
                if (!deliveries.removeHeld(notification.alert())) {
                    notifyReceivers(notification, otherwise);
                }
            }
        }
    }

    private void notifyReceivers(AlertStore.Notification notification, Instant notBefore) {
        AlertRef alert = notification.alert();
        List<Receiver> interested = receivers.all().stream()
                .filter(receiver -> receiver.wants(alert))
                .toList();
        if (interested.isEmpty()) {
            LOG.warnf(
                    "Alert has no receiver alert=%s kind=%s number=%s",
                    alert.alertId(), alert.kind(), alert.phoneNumberId());
        }
        interested.forEach(
                receiver -> deliveries.add(alert, notification.revision(), receiver, notification.notice(), notBefore));
    }
}
