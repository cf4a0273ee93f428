package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PathKind;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The rules for the alerts of one number besides its red case: one alert for each kind. */
final class NumberAlerts {
    private NumberAlerts() {}

    static List<AlertChange> changesFor(NumberHealthEvent event) {
        return switch (event) {
            case NumberHealthEvent.PathMissing missing ->
                List.of(open(
                        AlertKind.PATH_MISSING,
                        missing,
                        notice(NoticeType.PATH_MISSING, missing).details(missing.problems())));
            case NumberHealthEvent.PathRestored restored -> pathRestored(restored);
            case NumberHealthEvent.PathProbeFailed failed -> List.of(probeFailed(failed));
            case NumberHealthEvent.RiskRaised raised -> List.of(risk(raised));
            case NumberHealthEvent.RiskLowered lowered ->
                List.of(resolve(
                        AlertKind.RISK,
                        lowered,
                        notice(NoticeType.RISK_LOWERED, lowered)
                                .since(lowered.since())
                                .with(Fact.SCORE, lowered.score())));
            case NumberHealthEvent.NumberDiscovered found -> found.registered() ? listed(found) : discovered(found);
            case NumberHealthEvent.NumberVanished vanished ->
                List.of(open(
                        AlertKind.NUMBER_VANISHED,
                        vanished,
                        notice(NoticeType.NUMBER_VANISHED, vanished)
                                .with(Fact.ACCOUNT, vanished.wabaId())
                                .with(Fact.LAST_SEEN, vanished.lastSeenAt())));
            case NumberHealthEvent.NumberStale stale ->
                List.of(open(
                        AlertKind.NUMBER_STALE,
                        stale,
                        notice(NoticeType.NUMBER_STALE, stale)
                                .with(Fact.LAST_SEEN, stale.observedAt())
                                .details(List.of(stale.reason()))));
            case NumberHealthEvent.NumberFresh fresh ->
                List.of(
                        resolve(
                                AlertKind.NUMBER_STALE,
                                fresh,
                                notice(NoticeType.NUMBER_FRESH, fresh).since(fresh.since())),
                        readable(fresh));
            case NumberHealthEvent.NumberStatusChanged changed -> List.of(status(changed));
            case NumberHealthEvent.PollFailing failing ->
                List.of(open(
                        AlertKind.POLL_FAILING,
                        failing,
                        notice(NoticeType.POLL_FAILING, failing)
                                .since(failing.since())
                                .details(List.of(failing.reason()))));
            case NumberHealthEvent.RatingChanged changed ->
                // A colour that was polled proves that polling works. The red case tells the colour itself.
                changed.source() == Source.POLL ? List.of(readable(changed)) : List.of();
            case NumberHealthEvent.AppealChanged _ -> List.of();
            // Only the store knows which alerts are open: see AlertRules.removal.
            case NumberHealthEvent.NumberRemoved _ -> List.of();
        };
    }

    /** Accepted paths were declared: the tests of the former ones no longer matter. */
    private static List<AlertChange> pathRestored(NumberHealthEvent.PathRestored restored) {
        Notice notice = notice(NoticeType.PATH_RESTORED, restored);
        return Stream.concat(
                        Stream.of(resolve(AlertKind.PATH_MISSING, restored, notice)),
                        Arrays.stream(PathKind.values())
                                .map(path -> new AlertChange.Resolve(probe(restored.number(), path), notice)))
                .toList();
    }

    private static AlertRef probe(NumberRef number, PathKind path) {
        return AlertRules.alert(AlertKind.PATH_PROBE_FAILED, number, path.name());
    }

    private static AlertChange probeFailed(NumberHealthEvent.PathProbeFailed failed) {
        PathKind path = failed.path().kind();
        return new AlertChange.Open(
                probe(failed.number(), path),
                notice(NoticeType.PATH_PROBE_FAILED, failed).details(List.of(path.name(), failed.reason())));
    }

    /** Its figures change all the time: a reminder every few hours is enough. */
    private static AlertChange risk(NumberHealthEvent.RiskRaised raised) {
        return new AlertChange.Recur(
                AlertRules.alert(AlertKind.RISK, raised.number()),
                notice(NoticeType.RISK_RAISED, raised)
                        .with(Fact.SCORE, raised.score())
                        .details(raised.causes()));
    }

    private static List<AlertChange> discovered(NumberHealthEvent.NumberDiscovered found) {
        return List.of(open(
                AlertKind.NUMBER_DISCOVERED,
                found,
                notice(NoticeType.NUMBER_DISCOVERED, found).with(Fact.ACCOUNT, found.wabaId())));
    }

    /** A registered number that its account lists is neither unregistered nor vanished. */
    private static List<AlertChange> listed(NumberHealthEvent.NumberDiscovered found) {
        return List.of(
                resolve(
                        AlertKind.NUMBER_DISCOVERED,
                        found,
                        notice(NoticeType.NUMBER_REGISTERED, found).with(Fact.ACCOUNT, found.wabaId())),
                resolve(
                        AlertKind.NUMBER_VANISHED,
                        found,
                        notice(NoticeType.NUMBER_LISTED, found).with(Fact.ACCOUNT, found.wabaId())));
    }

    private static AlertChange status(NumberHealthEvent.NumberStatusChanged changed) {
        NoticeType news = changed.usable() ? NoticeType.NUMBER_USABLE : NoticeType.NUMBER_UNUSABLE;
        Notice notice = notice(news, changed)
                .with(Fact.PREVIOUS_STATUS, changed.previous())
                .with(Fact.STATUS, changed.status());
        return changed.usable()
                ? resolve(AlertKind.NUMBER_STATUS, changed, notice)
                : open(AlertKind.NUMBER_STATUS, changed, notice);
    }

    /** The end of the alert that a version before 0.2 opened for each number. */
    private static AlertChange readable(NumberHealthEvent event) {
        return resolve(AlertKind.POLL_FAILING, event, notice(NoticeType.POLL_RESTORED, event));
    }

    private static AlertChange open(AlertKind kind, NumberHealthEvent event, Notice notice) {
        return new AlertChange.Open(AlertRules.alert(kind, event.number()), notice);
    }

    private static AlertChange resolve(AlertKind kind, NumberHealthEvent event, Notice notice) {
        return new AlertChange.Resolve(AlertRules.alert(kind, event.number()), notice);
    }

    private static Notice notice(NoticeType news, NumberHealthEvent event) {
        return Notice.of(news, event.number(), event.meta());
    }
}
