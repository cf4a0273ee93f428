package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import dev.relevo.event.RedCaseEvent;
import java.util.List;

/** The rules for red cases: one alert for each case, with all changes of its clock. */
final class RedCaseAlerts {
    private RedCaseAlerts() {}

    static AlertChange changeFor(RedCaseEvent event) {
        AlertRef alert = AlertRules.alert(
                AlertKind.RED_CASE, event.number(), event.redCase().caseId());
        return switch (event) {
            case RedCaseEvent.RedCaseOpened opened ->
                new AlertChange.Open(
                        alert,
                        notice(
                                        Boolean.TRUE.equals(opened.reopened())
                                                ? NoticeType.RED_CASE_REOPENED
                                                : NoticeType.RED_CASE_OPENED,
                                        event)
                                .with(Fact.FINDING, opened.finding()));
            case RedCaseEvent.RedCaseCorrected corrected ->
                new AlertChange.Update(
                        alert,
                        notice(NoticeType.RED_CASE_CORRECTED, event)
                                .with(Fact.PREVIOUS_SINCE, corrected.previousFlaggedAt())
                                .with(Fact.BY, corrected.by())
                                .details(List.of(corrected.reason())));
            case RedCaseEvent.RedCaseDisputed disputed ->
                new AlertChange.Update(
                        alert,
                        notice(NoticeType.RED_CASE_DISPUTED, event)
                                .with(Fact.COLOUR, disputed.polled())
                                .with(Fact.UNTIL, disputed.heldUntil()));
            // The remaining time makes each reminder a change that is sent.
            case RedCaseEvent.DeadlineNear near ->
                new AlertChange.Update(
                        alert,
                        notice(NoticeType.DEADLINE_NEAR, event)
                                .with(Fact.REMAINING, near.remaining())
                                .with(Fact.LATE, near.late() ? true : null));
            case RedCaseEvent.LimitExpected expected ->
                new AlertChange.Update(
                        alert,
                        notice(NoticeType.LIMIT_EXPECTED, event).with(Fact.TEMPLATES, expected.templatesLast7Days()));
            case RedCaseEvent.LimitImposed imposed ->
                new AlertChange.Update(
                        alert,
                        notice(NoticeType.LIMIT_IMPOSED, event)
                                .with(Fact.EVIDENCE, imposed.evidence())
                                .details(List.of(imposed.details())));
            case RedCaseEvent.LimitNotImposed spared ->
                new AlertChange.Update(
                        alert, notice(NoticeType.LIMIT_NOT_IMPOSED, event).details(List.of(spared.reason())));
            case RedCaseEvent.RedCaseClosed closed ->
                new AlertChange.Resolve(
                        alert,
                        notice(NoticeType.RED_CASE_CLOSED, event)
                                .at(closed.closedAt())
                                .deadline(null)
                                .with(Fact.COLOUR, closed.rating()));
        };
    }

    private static Notice notice(NoticeType news, RedCaseEvent event) {
        return Notice.of(news, event.number(), event.meta())
                .since(event.redCase().flaggedAt())
                .deadline(event.redCase().deadline());
    }
}
