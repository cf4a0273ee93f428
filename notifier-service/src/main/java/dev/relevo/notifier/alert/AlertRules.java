package dev.relevo.notifier.alert;

import dev.relevo.event.AccountHealthEvent;
import dev.relevo.event.AlertRef;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.event.RedCaseRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that map a rating event to an alert and its change. */
public final class AlertRules {
    private AlertRules() {}

    /** Maps an event. An alert is identified by its problem and not by the event: a red case, or the number and the kind. */
    public static AlertChange changeFor(RatingEvent event) {
        return switch (event) {
            case RedCaseEvent.RedCaseOpened opened ->
                new AlertChange.Open(
                        redCase(opened.number(), opened.redCase()),
                        red(NoticeType.RED_CASE_OPENED, opened, opened.redCase(), List.of()));
            case RedCaseEvent.DeadlineNear near ->
                new AlertChange.Update(
                        redCase(near.number(), near.redCase()),
                        red(NoticeType.DEADLINE_NEAR, near, near.redCase(), List.of()));
            case RedCaseEvent.LimitImposed limit ->
                new AlertChange.Update(
                        redCase(limit.number(), limit.redCase()),
                        red(NoticeType.LIMIT_IMPOSED, limit, limit.redCase(), List.of()));
            case RedCaseEvent.LimitNotImposed spared ->
                new AlertChange.Update(
                        redCase(spared.number(), spared.redCase()),
                        red(NoticeType.LIMIT_NOT_IMPOSED, spared, spared.redCase(), List.of(spared.reason())));
            case RedCaseEvent.RedCaseClosed closed ->
                new AlertChange.Resolve(
                        redCase(closed.number(), closed.redCase()),
                        new Notice(
                                NoticeType.RED_CASE_CLOSED,
                                closed.number(),
                                closed.closedAt(),
                                closed.redCase().flaggedAt(),
                                null,
                                List.of(closed.rating().name())));
            case NumberHealthEvent.PathMissing missing ->
                new AlertChange.Open(
                        alert(AlertKind.PATH_MISSING, missing.number()),
                        plain(NoticeType.PATH_MISSING, missing, null, missing.problems()));
            case NumberHealthEvent.PathProbeFailed failed ->
                new AlertChange.Open(
                        alert(
                                AlertKind.PATH_PROBE_FAILED,
                                failed.number(),
                                failed.path().kind().name()),
                        plain(
                                NoticeType.PATH_PROBE_FAILED,
                                failed,
                                null,
                                List.of(failed.path().kind().name(), failed.reason())));
            case NumberHealthEvent.PollFailing failing ->
                new AlertChange.Open(
                        alert(AlertKind.POLL_FAILING, failing.number()),
                        plain(NoticeType.POLL_FAILING, failing, failing.since(), List.of(failing.reason())));
            case NumberHealthEvent.RiskRaised risk ->
                new AlertChange.Open(
                        alert(AlertKind.RISK, risk.number()), plain(NoticeType.RISK_RAISED, risk, null, risk.causes()));
            case NumberHealthEvent.RatingChanged changed -> polled(changed);
            case NumberHealthEvent.AppealChanged _ -> new AlertChange.Ignore();
            case RedCaseEvent.RedCaseCorrected _, RedCaseEvent.RedCaseDisputed _, RedCaseEvent.LimitExpected _ ->
                new AlertChange.Ignore();
            case NumberHealthEvent _, AccountHealthEvent _ -> new AlertChange.Ignore();
        };
    }

    /** A rating that was read by polling proves that polling works again. The red case reports the rating itself. */
    private static AlertChange polled(NumberHealthEvent.RatingChanged changed) {
        return changed.source() == Source.POLL
                ? new AlertChange.Resolve(
                        alert(AlertKind.POLL_FAILING, changed.number()),
                        plain(
                                NoticeType.POLL_RESTORED,
                                changed,
                                null,
                                List.of(changed.rating().name())))
                : new AlertChange.Ignore();
    }

    private static AlertRef redCase(NumberRef number, RedCaseRef redCase) {
        return alert(AlertKind.RED_CASE, number, redCase.caseId());
    }

    private static AlertRef alert(AlertKind kind, NumberRef number, String... which) {
        String id = Ids.derived(number.phoneNumberId().value(), kind.word(), String.join("/", which));
        return new AlertRef(id, kind.word(), number.phoneNumberId());
    }

    private static Notice red(NoticeType news, RedCaseEvent event, RedCaseRef redCase, List<String> details) {
        return new Notice(
                news, event.number(), event.meta().occurredAt(), redCase.flaggedAt(), redCase.deadline(), details);
    }

    private static Notice plain(
            NoticeType news, NumberHealthEvent event, @Nullable Instant since, List<String> details) {
        return new Notice(news, event.number(), event.meta().occurredAt(), since, null, details);
    }
}
