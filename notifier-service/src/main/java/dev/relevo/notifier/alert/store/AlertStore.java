package dev.relevo.notifier.alert.store;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.AlertRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertDecision;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Telling;
import dev.relevo.notifier.number.NumberLabels;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of alerts. Applying an event is idempotent: a duplicate, known by its event id, changes nothing. Changes are published. */
@Singleton
public class AlertStore {
    private static final int PURGED_AT_ONCE = 500;

    private final AlertRepository repository;
    private final AlertHistory history;
    private final NumberLabels numbers;
    private final Outbox outbox;
    private final InstantSource clock;

    AlertStore(
            AlertRepository repository,
            AlertHistory history,
            NumberLabels numbers,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.history = history;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A notice that is to be sent to receivers.
     *
     * @param revision the number of the alert's notice, from 1
     * @param labels by which routes select the alert
     * @param telling when it is to be sent
     */
    public record Notification(AlertRef alert, int revision, Map<String, String> labels, Telling telling) {}

    /** Applies the changes of an event; empty when no notice is to be sent, or the event is a duplicate. */
    @Transactional
    public List<Notification> apply(String eventId, List<AlertChange> changes) {
        Instant now = clock.instant();
        if (changes.isEmpty() || !repository.markProcessed(eventId, now)) {
            return List.of();
        }
        return written(
                changes.stream().flatMap(change -> apply(change, now).stream()).toList());
    }

    /**
     * Applies changes that their source repeats for as long as they are true, so that they have no event ids. Repetitions change
     * nothing, but keep an alert from becoming stale.
     */
    @Transactional
    public List<Notification> applyRepeated(List<AlertChange> changes) {
        Instant now = clock.instant();
        // In one order, so that two requests cannot block each other.
        return written(changes.stream()
                .sorted(Comparator.comparing(change -> change.alert().alertId()))
                .flatMap(change -> apply(change, now).stream())
                .toList());
    }

    /**
     * Resolves the open alerts of a number, except of breaches; empty when none is open, or the event is a duplicate. The event
     * counts as processed also when none is open: a duplicate must not resolve an alert of a number that was registered again.
     */
    @Transactional
    public List<Notification> resolveAllOf(String eventId, PhoneNumberId number, Notice notice) {
        Instant now = clock.instant();
        if (!repository.markProcessed(eventId, now)) {
            return List.of();
        }
        return written(repository.unresolvedOf(number, AlertKind.POLICY_BREACH).stream()
                .flatMap(alert -> apply(new AlertChange.Resolve(alert, notice), now).stream())
                .toList());
    }

    /** Groups refer to the rows of alerts, by statements of their own. */
    private List<Notification> written(List<Notification> notifications) {
        repository.flush();
        return notifications;
    }

    /** The alert of this id; empty if absent. */
    @Transactional
    public Optional<AlertRef> find(String id) {
        return repository.findByIdOptional(id).map(Alert::ref);
    }

    /** The last notice of this alert; empty if absent. */
    @Transactional
    public Optional<Notice> lastNotice(String id) {
        return repository.findByIdOptional(id).map(Alert::lastNotice);
    }

    /** The labels of this alert; empty if absent. */
    @Transactional
    public Optional<Map<String, String>> labels(String id) {
        return repository.findByIdOptional(id).map(Alert::labels);
    }

    /** The alert of this id unless it is resolved; empty if absent. */
    @Transactional
    public Optional<AlertRef> findOpen(String id) {
        return repository
                .findByIdOptional(id)
                .filter(alert -> alert.state() != AlertState.RESOLVED)
                .map(Alert::ref);
    }

    /**
     * Acknowledges an open alert; in any other state it changes nothing.
     *
     * @return the state before; empty if absent
     */
    @Transactional
    public Optional<AlertState> acknowledge(String id, String by) {
        return acknowledge(id, by, null);
    }

    /** @param note in the words of who acknowledges it; null if absent */
    @Transactional
    public Optional<AlertState> acknowledge(String id, String by, @Nullable String note) {
        Optional<Alert> alert = repository.locked(id);
        Optional<AlertState> before = alert.map(Alert::state);
        alert.filter(open -> open.state() == AlertState.OPEN).ifPresent(open -> acknowledge(open, by, note));
        return before;
    }

    private void acknowledge(Alert alert, String by, @Nullable String note) {
        Instant now = clock.instant();
        alert.acknowledge(by, note, now);
        history.acknowledged(alert, by, note, now);
        String eventId = Ids.derived("alert-acknowledged", alert.ref().alertId(), Integer.toString(alert.revision()));
        outbox.add(Topics.ALERT_EVENTS, new AlertEvent.AlertAcknowledged(EventMeta.now(eventId, now), alert.ref(), by));
    }

    /** The open alerts of a kind that no event confirmed since this time, locked until the surrounding transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AlertRef> lockedUnconfirmedSince(AlertKind kind, Instant limit) {
        return repository.lockedUnconfirmedSince(kind, limit).stream()
                .map(Alert::ref)
                .toList();
    }

    /** Deletes some of the alerts that ended before this time, with their history; true when there may be more. */
    @Transactional
    public boolean purge(Instant limit) {
        return repository.deleteResolvedBefore(limit, PURGED_AT_ONCE) == PURGED_AT_ONCE;
    }

    /** Deletes the ids of events that were processed before this time. */
    @Transactional
    public int deleteProcessedBefore(Instant limit) {
        return repository.deleteProcessedBefore(limit);
    }

    private Optional<Notification> apply(AlertChange change, Instant now) {
        AlertRef ref = change.alert();
        Optional<Alert> known = repository.locked(ref.alertId());
        var decision = AlertDecision.of(
                known.map(Alert::state).orElse(null),
                known.map(Alert::lastNotice).orElse(null),
                known.isPresent() && history.hasStep(ref.alertId(), change.step()),
                change);
        Alert alert = known.orElseGet(() -> new Alert(ref));
        if (isConfirmed(decision, alert, change)) {
            alert.confirm(now);
        }
        if (decision == AlertDecision.SILENT) {
            return Optional.empty();
        }
        Notice notice = change.notice().counted(alert.occurrences());
        alert.apply(decision, notice, labels(change), now);
        repository.persist(alert);
        history.changed(alert, decision, change.step(), now);
        publish(decision, alert, notice, now);
        return Optional.of(new Notification(ref, alert.revision(), alert.labels(), alert.telling(decision, now)));
    }

    /** A repeated notice confirms an open alert; a late one about a resolved alert does not. */
    private static boolean isConfirmed(AlertDecision decision, Alert alert, AlertChange change) {
        return !(change instanceof AlertChange.Resolve)
                && (decision != AlertDecision.SILENT || alert.state() != AlertState.RESOLVED);
    }

    private Map<String, String> labels(AlertChange change) {
        return change instanceof AlertChange.Open(AlertRef _, Notice _, Map<String, String> labels) && !labels.isEmpty()
                ? labels
                : numbers.of(change.alert().phoneNumberId());
    }

    private void publish(AlertDecision decision, Alert alert, Notice notice, Instant now) {
        String revision = Integer.toString(alert.revision());
        switch (decision) {
            case OPENED ->
                outbox.add(
                        Topics.ALERT_EVENTS,
                        new AlertEvent.AlertOpened(
                                meta("alert-opened", alert, revision, notice.at(), now),
                                alert.ref(),
                                notice.summary()));
            case RESOLVED ->
                outbox.add(
                        Topics.ALERT_EVENTS,
                        new AlertEvent.AlertResolved(
                                meta("alert-resolved", alert, revision, notice.at(), now),
                                alert.ref(),
                                notice.summary()));
            case UPDATED, SILENT -> {}
        }
    }

    private static EventMeta meta(String type, Alert alert, String revision, Instant at, Instant now) {
        return new EventMeta(Ids.derived(type, alert.ref().alertId(), revision), at, now);
    }
}
