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
import dev.relevo.notifier.alert.ChannelAlerts;
import dev.relevo.notifier.alert.HandoffRules;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.group.Groups;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path from an event to an alert and its deliveries, all in one transaction. */
@Singleton
public class AlertNotifier {
    private final AlertStore alerts;
    private final Groups groups;
    private final InstantSource clock;

    AlertNotifier(AlertStore alerts, Groups groups, InstantSource clock) {
        this.alerts = alerts;
        this.groups = groups;
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
        apply(event, HandoffRules.changesFor(event, clock.instant()));
    }

    private void resolveAllOf(NumberRemoved removed) {
        Notice notice = AlertRules.removal(removed).plausible(removed.meta(), clock.instant());
        groups.take(
                alerts.resolveAllOf(removed.meta().eventId(), removed.number().phoneNumberId(), notice));
    }

    private void apply(Event event, List<AlertChange> changes) {
        Instant now = clock.instant();
        List<AlertChange> plausible = changes.stream()
                .map(change -> change.withNotice(notice -> notice.plausible(event.meta(), now)))
                .toList();
        groups.take(alerts.apply(event.meta().eventId(), plausible));
    }

    /** Resolves alerts of handoffs after a time without an occurrence: no event reports their end. */
    @Transactional
    public void resolveQuiet() {
        Instant now = clock.instant();
        HandoffRules.kindsThatEndQuietly().forEach(kind -> resolveQuiet(kind, now));
    }

    private void resolveQuiet(AlertKind kind, Instant now) {
        for (AlertRef quiet : alerts.lockedUnconfirmedSince(kind, now.minus(HandoffRules.quietPeriod(kind)))) {
            String eventId = Ids.derived("quiet", quiet.alertId(), now.toString());
            List<AlertChange> end =
                    alerts.lastNotice(quiet.alertId()).flatMap(last -> HandoffRules.ended(quiet, last, now)).stream()
                            .toList();
            groups.take(alerts.apply(eventId, end));
        }
    }

    /**
     * A notice did not reach a receiver: the others are told, once.
     *
     * @param number the number of the alert that was not told; null when it has none
     * @param deliveryKey of the delivery that failed
     */
    @Transactional
    public void channelBroken(
            String receiver, String channel, @Nullable PhoneNumberId number, String reason, String deliveryKey) {
        AlertChange broken = ChannelAlerts.broken(receiver, channel, number, reason, clock.instant());
        groups.take(alerts.apply(Ids.derived("channel-broken", deliveryKey), List.of(broken)));
    }

    /** A notice reached a receiver. */
    @Transactional
    public void channelWorks(String receiver, String channel) {
        Instant now = clock.instant();
        alerts.findOpen(ChannelAlerts.idOf(receiver))
                .map(alert -> ChannelAlerts.restored(alert, receiver, channel, now))
                .ifPresent(restored -> groups.take(alerts.applyRepeated(List.of(restored))));
    }
}
