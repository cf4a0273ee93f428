package dev.relevo.notifier.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.OutboundMessage;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.Outgoing;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The two transactions around an attempt: claim before, settle after. No lock is held while the far side is talked to. */
@Singleton
class Attempts {
    private final DeliveryRepository repository;
    private final Receivers receivers;
    private final GaveUpListener listener;
    private final MessageOutcomes outcomes;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;
    private final NextStep.Limits limits;

    Attempts(
            DeliveryRepository repository,
            Receivers receivers,
            GaveUpListener listener,
            MessageOutcomes outcomes,
            DeliveryMetrics metrics,
            InstantSource clock,
            NotifierConfig config) {
        this.repository = repository;
        this.receivers = receivers;
        this.listener = listener;
        this.outcomes = outcomes;
        this.metrics = metrics;
        this.clock = clock;
        this.limits = new NextStep.Limits(
                config.delivery().maxAttempts(), config.delivery().maxAge());
    }

    /** One claimed delivery. */
    sealed interface Claimed {
        String id();

        String party();

        int attempt();

        /** It can be tried. */
        record Ready(String id, String party, int attempt, Outgoing outgoing) implements Claimed {}

        /** It cannot even be tried. */
        record Hopeless(String id, String party, int attempt, FailureReason reason) implements Claimed {}
    }

    /**
     * Takes due deliveries, as many as there is room for.
     *
     * @param underWay attempts under way by party
     */
    @Transactional
    List<Claimed> claim(Channel channel, Map<String, Integer> underWay) {
        Instant now = clock.instant();
        int perParty = channel.concurrency().perParty();
        int room = channel.concurrency().total()
                - underWay.values().stream().mapToInt(Integer::intValue).sum();
        if (room <= 0) {
            return List.of();
        }
        var busy = underWay.entrySet().stream()
                .filter(party -> party.getValue() >= perParty)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> taken = new HashMap<>(underWay);
        List<Claimed> claimed = new ArrayList<>();
        for (Delivery delivery : repository.due(channel.name(), busy, room, now)) {
            String party = delivery.party();
            if (taken.getOrDefault(party, 0) < perParty && channel.admits(party, now)) {
                taken.merge(party, 1, Integer::sum);
                delivery.claim(now);
                claimed.add(claimed(delivery));
            }
        }
        return claimed;
    }

    /** Records what an attempt came to. */
    @Transactional
    void settle(Claimed claimed, SendResult result) {
        Instant now = clock.instant();
        var delivery = repository.locked(claimed.id()).orElse(null);
        if (delivery == null) {
            return;
        }
        var next = NextStep.after(
                result,
                claimed.attempt(),
                delivery.queuedAt(),
                limits,
                now,
                ThreadLocalRandom.current().nextDouble());
        var before = delivery.outcome();
        if (!delivery.settle(next, claimed.attempt(), now)) {
            return;
        }
        metrics.settled(delivery, next, now);
        outcomes.tell(delivery, before, now);
        var isLost = next.state() == DeliveryState.FAILED || next.state() == DeliveryState.DEAD;
        if (isLost && next.reason() != null) {
            var reason = next.reason();
            delivery.alertId()
                    .ifPresent(alert ->
                            listener.gaveUp(alert, delivery.party(), delivery.channel(), reason, delivery.sendKey()));
        }
    }

    private Claimed claimed(Delivery delivery) {
        String payload = delivery.payload().orElse("");
        try {
            var alert = delivery.alertId();
            if (alert.isEmpty()) {
                var message = EventJson.mapper().readValue(payload, OutboundMessage.class);
                return ready(delivery, new Outgoing.ToPerson(delivery.sendKey(), delivery.attempts(), message));
            }
            var notice = EventJson.mapper().readValue(payload, Notice.class);
            // Looked up now, so that a corrected address is used by the next attempt.
            return delivery.receiver()
                    .flatMap(receivers::named)
                    .map(receiver -> ready(
                            delivery,
                            new Outgoing.ToReceiver(
                                    delivery.sendKey(), delivery.attempts(), alert.get(), receiver, notice)))
                    .orElseGet(() -> hopeless(delivery, FailureReason.RECEIVER_GONE));
        } catch (JsonProcessingException e) {
            return hopeless(delivery, FailureReason.INTERNAL);
        }
    }

    private static Claimed ready(Delivery delivery, Outgoing outgoing) {
        return new Claimed.Ready(delivery.id(), delivery.party(), delivery.attempts(), outgoing);
    }

    private static Claimed hopeless(Delivery delivery, FailureReason reason) {
        return new Claimed.Hopeless(delivery.id(), delivery.party(), delivery.attempts(), reason);
    }
}
