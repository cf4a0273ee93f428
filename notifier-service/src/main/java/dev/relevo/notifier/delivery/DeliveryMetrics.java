package dev.relevo.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The metrics of deliveries: the results of attempts, and the wait until a delivery is sent. */
@Singleton
class DeliveryMetrics {
    private final MeterRegistry meters;

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void settled(Delivery delivery, RetryPolicy.Transition next, Instant now) {
        String reason = next.reason() == null ? "NONE" : next.reason().name();
        meters.counter(
                        "relevo.notifier.delivery.attempts",
                        "channel",
                        delivery.channel(),
                        "state",
                        next.state().name().toLowerCase(Locale.ROOT),
                        "reason",
                        reason.toLowerCase(Locale.ROOT))
                .increment();
        if (next.state() == DeliveryState.SENT) {
            meters.timer("relevo.notifier.delivery.wait", "channel", delivery.channel())
                    .record(Duration.between(delivery.queuedAt(), now));
        }
    }
}
