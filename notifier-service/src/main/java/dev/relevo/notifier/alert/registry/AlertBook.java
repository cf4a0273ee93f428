package dev.relevo.notifier.alert.registry;

import dev.relevo.event.AlertEvent;
import dev.relevo.event.AlertRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.notifier.Outbox;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertDecision;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.Notice;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps alerts: applies each event once, and publishes what becomes of them. */
@Singleton
public class AlertBook {
    private final AlertRepository repository;
    private final Outbox outbox;
    private final InstantSource clock;

    AlertBook(AlertRepository repository, Outbox outbox, InstantSource clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What receivers are to be told.
     *
     * @param revision rises with each thing told of the alert, from 1
     */
    public record Told(AlertRef alert, int revision, Notice notice) {}

    /** Applies what an event means; empty when nobody is to be told, or the event was applied before. */
    @Transactional
    public Optional<Told> apply(String eventId, AlertChange change) {
        Instant now = clock.instant();
        return switch (change) {
            case AlertChange.Ignore _ -> Optional.empty();
            case AlertChange.Open(AlertRef ref, Notice notice) -> apply(eventId, change, ref, notice, now);
            case AlertChange.Update(AlertRef ref, Notice notice) -> apply(eventId, change, ref, notice, now);
            case AlertChange.Recur(AlertRef ref, Notice notice) -> apply(eventId, change, ref, notice, now);
            case AlertChange.Resolve(AlertRef ref, Notice notice) -> apply(eventId, change, ref, notice, now);
        };
    }

    /** The alert of this id; empty when there is none. */
    @Transactional
    public Optional<AlertRef> find(String id) {
        return repository.findByIdOptional(id).map(Alert::ref);
    }

    /** The open alerts of a kind that nothing was told of since; locked until the surrounding transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AlertRef> quietSince(AlertKind kind, Instant limit) {
        return repository.lockedQuiet(kind, limit).stream().map(Alert::ref).toList();
    }

    /** Forgets events seen before this time. */
    @Transactional
    public int forgetSeenBefore(Instant limit) {
        return repository.forgetSeenBefore(limit);
    }

    private Optional<Told> apply(String eventId, AlertChange change, AlertRef ref, Notice notice, Instant now) {
        if (!repository.isFirstSightOf(eventId, now)) {
            return Optional.empty();
        }
        Optional<Alert> known = repository.locked(ref.alertId());
        var decision = AlertDecision.of(
                known.map(Alert::state).orElse(null),
                known.map(Alert::lastNotice).orElse(null),
                change);
        if (decision == AlertDecision.SILENT) {
            return Optional.empty();
        }
        Alert alert = known.orElseGet(() -> new Alert(ref));
        alert.tell(decision, notice, now);
        repository.persist(alert);
        publish(decision, alert, notice, now);
        return Optional.of(new Told(ref, alert.revision(), notice));
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
