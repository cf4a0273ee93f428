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
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.group.Groups;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The path from a rating event or a policy breach to an alert and its deliveries, all in one transaction. */
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
        apply(event, BreachRules.changesFor(event, clock.instant()));
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

    /** Resolves breach alerts after 24 hours without a breach: no event reports their end. */
    @Transactional
    public void resolveEndedBreaches() {
        Instant now = clock.instant();
        for (AlertRef ended :
                alerts.lockedUnchangedSince(AlertKind.POLICY_BREACH, now.minus(BreachRules.QUIET_PERIOD))) {
            PhoneNumberId number = ended.phoneNumberId();
            if (number != null) {
                String eventId = Ids.derived("quiet", ended.alertId(), now.toString());
                groups.take(alerts.apply(eventId, List.of(BreachRules.ended(number, now))));
            }
        }
    }
}
