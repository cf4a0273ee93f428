package dev.relevo.notifier.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.AlertRef;
import dev.relevo.event.OutboundMessage;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.Rate;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.rate.ExhaustedKeys;
import dev.relevo.notifier.rate.LockedRates.Admission;
import dev.relevo.notifier.rate.RateLimits;
import dev.relevo.notifier.rate.SendKeys;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The two transactions around an attempt: claim before, settle after. No lock is held while the channel sends. */
@Singleton
class Attempts {
    private final DeliveryRepository repository;
    private final Receivers receivers;
    private final DeliveryFailureListener listener;
    private final MessageOutcomes outcomes;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;
    private final RetryPolicy retryPolicy;
    private final RateLimits rateLimits;
    private final ExhaustedKeys exhausted = new ExhaustedKeys();

    Attempts(
            DeliveryRepository repository,
            Receivers receivers,
            DeliveryFailureListener listener,
            MessageOutcomes outcomes,
            RateLimits rateLimits,
            DeliveryMetrics metrics,
            InstantSource clock,
            NotifierConfig config) {
        this.repository = repository;
        this.receivers = receivers;
        this.listener = listener;
        this.outcomes = outcomes;
        this.rateLimits = rateLimits;
        this.metrics = metrics;
        this.clock = clock;
        this.retryPolicy = new RetryPolicy(
                config.delivery().maxAttempts(), config.delivery().maxAge());
    }

    /** A delivery that is claimed for one attempt. */
    sealed interface Claimed {
        String id();

        String concurrencyKey();

        int attempt();

        /** A delivery that can be sent. */
        record Ready(String id, String concurrencyKey, int attempt, SendRequest request) implements Claimed {}

        /** A delivery that cannot be sent, for example because its receiver was removed. */
        record Unsendable(String id, String concurrencyKey, int attempt, FailureReason reason) implements Claimed {}
    }

    /**
     * Claims due deliveries, as many as the channel's concurrency allows.
     *
     * @param inProgress attempts in progress by concurrency key
     */
    @Transactional
    List<Claimed> claim(Channel channel, Map<String, Integer> inProgress) {
        Instant now = clock.instant();
        int perKey = channel.concurrency().perKey();
        int room = channel.concurrency().total()
                - inProgress.values().stream().mapToInt(Integer::intValue).sum();
        if (room <= 0) {
            return List.of();
        }
        List<String> busy = new ArrayList<>(exhausted.of(channel.name(), now));
        inProgress.forEach((key, attempts) -> {
            if (attempts >= perKey) {
                busy.add(key);
            }
        });
        Map<String, Integer> attemptsByKey = new HashMap<>(inProgress);
        List<Delivery> due = repository.due(channel.name(), busy, room, now).stream()
                .filter(delivery -> attemptsByKey.merge(delivery.concurrencyKey(), 1, Integer::sum) <= perKey)
                .toList();
        var rates = rateLimits.lock(channel, due.stream().map(Attempts::keys).toList());
        List<Claimed> claimed = new ArrayList<>();
        for (Delivery delivery : due) {
            switch (rates.admit(keys(delivery))) {
                case Admission.Admitted() -> {
                    delivery.claim(now);
                    claimed.add(claimed(delivery));
                }
                case Admission.Limited(Rate.Unit unit, Duration wait) -> limited(delivery, unit, now, wait);
            }
        }
        rateLimits.save(rates);
        return claimed;
    }

    private void limited(Delivery delivery, Rate.Unit unit, Instant now, Duration wait) {
        switch (unit) {
            case ORDERING_KEY -> delivery.defer(now.plus(wait));
            // Not deferred: a number has many due deliveries, and each would be written at each look.
            case CONCURRENCY_KEY -> exhausted.add(delivery.channel(), delivery.concurrencyKey(), now.plus(wait), now);
        }
    }

    /** Records the result of an attempt, and slows the next ones down when the provider's rate limit was exceeded. */
    @Transactional
    void settle(Channel channel, Claimed claimed, SendResult result) {
        Instant now = clock.instant();
        var delivery = repository.locked(claimed.id()).orElse(null);
        if (delivery == null) {
            return;
        }
        rateLimits.slowDown(channel, keys(delivery), result);
        var next = retryPolicy.after(
                result,
                claimed.attempt(),
                delivery.queuedAt(),
                now,
                ThreadLocalRandom.current().nextDouble());
        var before = delivery.outcome();
        if (!delivery.settle(next, claimed.attempt(), now)) {
            return;
        }
        metrics.settled(delivery, next, now);
        outcomes.publishChange(delivery, before, now);
        if (next.state() == DeliveryState.SENT && delivery.alertId().isPresent()) {
            listener.deliverySucceeded(delivery.concurrencyKey(), delivery.channel());
        }
        var isLost = next.state() == DeliveryState.FAILED || next.state() == DeliveryState.DEAD;
        if (isLost && next.reason() != null) {
            var reason = next.reason();
            delivery.alertId()
                    .ifPresent(alert -> listener.deliveryFailed(
                            alert, delivery.concurrencyKey(), delivery.channel(), reason, delivery.sendKey()));
        }
    }

    private Claimed claimed(Delivery delivery) {
        String payload = delivery.payload().orElse("");
        try {
            var alert = delivery.alertId();
            if (alert.isEmpty()) {
                var message = EventJson.mapper().readValue(payload, OutboundMessage.class);
                return ready(delivery, new SendRequest.ToPerson(delivery.sendKey(), delivery.attempts(), message));
            }
            Notification notification = notification(delivery, alert.get(), payload);
            // Looked up for each attempt, so that the next one uses a corrected address.
            return delivery.receiver()
                    .flatMap(receivers::named)
                    .map(receiver -> ready(
                            delivery,
                            new SendRequest.ToReceiver(
                                    delivery.sendKey(), delivery.attempts(), receiver, notification)))
                    .orElseGet(() -> unsendable(delivery, FailureReason.RECEIVER_GONE));
        } catch (JsonProcessingException e) {
            return unsendable(delivery, FailureReason.INTERNAL);
        }
    }

    private static Notification notification(Delivery delivery, String alertId, String payload)
            throws JsonProcessingException {
        if (delivery.notification().isPresent()) {
            return EventJson.mapper().readValue(delivery.notification().get(), Notification.class);
        }
        var notice = EventJson.mapper().readValue(payload, Notice.class);
        var alert = new AlertRef(alertId, delivery.alertKind().orElse(""), null);
        int revision = delivery.revision().orElse(1);
        var told = new ToldAlert(alert, revision, Severity.CRITICAL, false, false, Map.of(), notice);
        return new Notification(alertId, Map.of(), revision, List.of(told), 1, 0, null);
    }

    private static SendKeys keys(Delivery delivery) {
        return new SendKeys(delivery.concurrencyKey(), delivery.orderingKey());
    }

    private static Claimed ready(Delivery delivery, SendRequest request) {
        return new Claimed.Ready(delivery.id(), delivery.concurrencyKey(), delivery.attempts(), request);
    }

    private static Claimed unsendable(Delivery delivery, FailureReason reason) {
        return new Claimed.Unsendable(delivery.id(), delivery.concurrencyKey(), delivery.attempts(), reason);
    }
}
