package dev.relevo.notifier.intake;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.channel.whatsapp.ConversationEpochs;
import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.group.Groups;
import dev.relevo.notifier.rate.RateLimits;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The scheduled deletion of old rows. Each kind is kept longer than the retention of the topics whose records refer to it. */
@Singleton
class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    /** Topics keep rating events for 90 days, so a duplicate may be read that long. */
    private static final Duration KEEP_SETTLED = Duration.ofDays(100);

    /** Topics keep outbound messages for 14 days. */
    private static final Duration KEEP_EPOCHS = Duration.ofDays(30);

    private final AlertNotifier notifier;
    private final AlertStore alerts;
    private final Groups groups;
    private final DeliveryQueue deliveries;
    private final ConversationEpochs epochs;
    private final RateLimits rateLimits;
    private final BackgroundLoops loops;
    private final NotifierConfig config;
    private final InstantSource clock;

    Housekeeping(
            AlertNotifier notifier,
            AlertStore alerts,
            Groups groups,
            DeliveryQueue deliveries,
            ConversationEpochs epochs,
            RateLimits rateLimits,
            BackgroundLoops loops,
            NotifierConfig config,
            InstantSource clock) {
        this.notifier = notifier;
        this.alerts = alerts;
        this.groups = groups;
        this.deliveries = deliveries;
        this.epochs = epochs;
        this.rateLimits = rateLimits;
        this.loops = loops;
        this.config = config;
        this.clock = clock;
    }

    /** Resolves alerts of handoffs after a time without an occurrence: no event reports their end. */
    @Scheduled(every = "10m", delayed = "1m")
    void resolveQuiet() {
        loops.report("end-quiet", notifier::resolveQuiet);
    }

    @Scheduled(every = "1h", delayed = "10m")
    void clean() {
        loops.report("housekeeping", this::deleteOld);
    }

    private void deleteOld() {
        Instant now = clock.instant();
        purge(now.minus(config.alerts().keep()));
        LOG.infof(
                "Deleted old rows groups=%d events=%d deliveries=%d conversations=%d rateBuckets=%d",
                groups.deleteEmpty(),
                alerts.deleteProcessedBefore(now.minus(KEEP_SETTLED)),
                deliveries.deleteBefore(now.minus(KEEP_SETTLED)),
                epochs.deleteBefore(now.minus(KEEP_EPOCHS)),
                rateLimits.deleteFull());
    }

    /** In batches, so that no transaction holds thousands of locks. */
    private void purge(Instant limit) {
        boolean isMore = true;
        while (isMore) {
            isMore = alerts.purge(limit);
        }
    }
}
