package dev.relevo.notifier;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.notifier.alert.registry.AlertBook;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.delivery.GaveUpListener;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Says aloud that somebody could not be told: silence would look like all is well. */
@Singleton
class UndeliveredAlerts implements GaveUpListener {
    private static final Logger LOG = Logger.getLogger(UndeliveredAlerts.class);

    private final AlertBook alerts;
    private final Outbox outbox;
    private final InstantSource clock;

    UndeliveredAlerts(AlertBook alerts, Outbox outbox, InstantSource clock) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void gaveUp(String alertId, String receiver, String channel, FailureReason reason, String deliveryKey) {
        LOG.errorf(
                "A receiver could not be told alert=%s receiver=%s channel=%s reason=%s",
                alertId, receiver, channel, reason);
        var meta = EventMeta.now(Ids.derived("alert-undelivered", deliveryKey), clock.instant());
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        alerts.find(alertId)
                .ifPresent(alert -> outbox.add(
                        Topics.ALERT_EVENTS, new AlertEvent.AlertUndelivered(meta, alert, receiver, channel, words)));
    }
}
