package dev.relevo.notifier.intake;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.delivery.DeliveryFailureListener;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The report of an alert that did not reach a receiver: an error in the log, an event, and an alert
 * of the receiver. Without them the failure would go unnoticed. */
@Singleton
class UndeliveredAlertPublisher implements DeliveryFailureListener {
    private static final Logger LOG = Logger.getLogger(UndeliveredAlertPublisher.class);

    private final AlertStore alerts;
    private final AlertNotifier notifier;
    private final Outbox outbox;
    private final InstantSource clock;

    UndeliveredAlertPublisher(AlertStore alerts, AlertNotifier notifier, Outbox outbox, InstantSource clock) {
        this.alerts = alerts;
        this.notifier = notifier;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void deliveryFailed(
            String alertId, String receiver, String channel, FailureReason reason, String deliveryKey) {
        LOG.errorf(
                "Alert not delivered to a receiver alert=%s receiver=%s channel=%s reason=%s",
                alertId, receiver, channel, reason);
        var meta = EventMeta.now(Ids.derived("alert-undelivered", deliveryKey), clock.instant());
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        alerts.find(alertId).ifPresent(alert -> {
            outbox.add(Topics.ALERT_EVENTS, new AlertEvent.AlertUndelivered(meta, alert, receiver, channel, words));
            // The user who removed a receiver knows that it gets no notices.
            if (reason != FailureReason.RECEIVER_GONE) {
                notifier.channelBroken(receiver, channel, alert.phoneNumberId(), words, deliveryKey);
            }
        });
    }

    @Override
    public void deliverySucceeded(String receiver, String channel) {
        notifier.channelWorks(receiver, channel);
    }
}
