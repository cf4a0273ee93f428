package dev.relevo.notifier;

import dev.relevo.notifier.alert.registry.AlertBook;
import dev.relevo.notifier.channel.whatsapp.ConversationEpochs;
import dev.relevo.notifier.delivery.Deliveries;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Forgets what no record on any topic can refer to any more: each keeps longer than the topic's retention. */
@Singleton
class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    /** Rating events stay 90 days, and so may be read again that long. */
    private static final Duration KEEP_SETTLED = Duration.ofDays(100);

    /** Outbound messages stay 14 days. */
    private static final Duration KEEP_EPOCHS = Duration.ofDays(30);

    private final AlertBook alerts;
    private final Deliveries deliveries;
    private final ConversationEpochs epochs;
    private final InstantSource clock;

    Housekeeping(AlertBook alerts, Deliveries deliveries, ConversationEpochs epochs, InstantSource clock) {
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.epochs = epochs;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void clean() {
        Instant now = clock.instant();
        LOG.infof(
                "Forgot what is long settled events=%d deliveries=%d conversations=%d",
                alerts.forgetSeenBefore(now.minus(KEEP_SETTLED)),
                deliveries.forgetBefore(now.minus(KEEP_SETTLED)),
                epochs.forgetBefore(now.minus(KEEP_EPOCHS)));
    }
}
