package dev.relevo.notifier;

import dev.relevo.kit.loop.BackgroundLoops;
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

    private final AlertNotifier notifier;
    private final AlertBook alerts;
    private final Deliveries deliveries;
    private final ConversationEpochs epochs;
    private final BackgroundLoops loops;
    private final InstantSource clock;

    Housekeeping(
            AlertNotifier notifier,
            AlertBook alerts,
            Deliveries deliveries,
            ConversationEpochs epochs,
            BackgroundLoops loops,
            InstantSource clock) {
        this.notifier = notifier;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.epochs = epochs;
        this.loops = loops;
        this.clock = clock;
    }

    /** No event says that breaches have ceased: only time does. */
    @Scheduled(every = "10m", delayed = "1m")
    void endQuiet() {
        loops.report("end-quiet", notifier::endQuiet);
    }

    @Scheduled(every = "1h", delayed = "10m")
    void clean() {
        loops.report("housekeeping", this::forget);
    }

    private void forget() {
        Instant now = clock.instant();
        LOG.infof(
                "Forgot what is long settled events=%d deliveries=%d conversations=%d",
                alerts.forgetSeenBefore(now.minus(KEEP_SETTLED)),
                deliveries.forgetBefore(now.minus(KEEP_SETTLED)),
                epochs.forgetBefore(now.minus(KEEP_EPOCHS)));
    }
}
