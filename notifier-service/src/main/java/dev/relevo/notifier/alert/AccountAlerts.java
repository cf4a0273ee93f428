package dev.relevo.notifier.alert;

import dev.relevo.event.AccountHealthEvent;
import java.util.List;
import java.util.stream.Stream;

/** The rules for the alerts of a whole account, which concern no single number. */
final class AccountAlerts {
    private AccountAlerts() {}

    static List<AlertChange> changesFor(AccountHealthEvent event) {
        return switch (event) {
            case AccountHealthEvent.AccountRestricted restricted ->
                List.of(new AlertChange.Open(
                        AlertRules.alert(AlertKind.ACCOUNT_RESTRICTED, restricted.wabaId(), restricted.restrictionId()),
                        notice(NoticeType.ACCOUNT_RESTRICTED, restricted)
                                .since(restricted.since())
                                .with(Fact.RESTRICTION, restricted.restriction())
                                .with(Fact.UNTIL, restricted.expiresAt())
                                .details(Stream.ofNullable(restricted.details()).toList())));
            case AccountHealthEvent.AccountRestrictionLifted lifted ->
                List.of(new AlertChange.Resolve(
                        AlertRules.alert(AlertKind.ACCOUNT_RESTRICTED, lifted.wabaId(), lifted.restrictionId()),
                        notice(NoticeType.ACCOUNT_RESTRICTION_LIFTED, lifted)
                                .with(Fact.RESTRICTION, lifted.restriction())
                                .details(List.of(lifted.reason()))));
            case AccountHealthEvent.AccountPollingFailing failing ->
                List.of(new AlertChange.Open(
                        AlertRules.alert(AlertKind.ACCOUNT_POLLING, failing.wabaId()),
                        notice(NoticeType.ACCOUNT_POLLING_FAILING, failing)
                                .since(failing.since())
                                .with(Fact.NUMBERS, failing.numbers())
                                .details(List.of(failing.reason()))));
            case AccountHealthEvent.AccountPollingRestored restored ->
                List.of(new AlertChange.Resolve(
                        AlertRules.alert(AlertKind.ACCOUNT_POLLING, restored.wabaId()),
                        notice(NoticeType.ACCOUNT_POLLING_RESTORED, restored).since(restored.since())));
            case AccountHealthEvent.TemplateChanged changed -> TemplateAlerts.changesFor(changed);
        };
    }

    static Notice notice(NoticeType news, AccountHealthEvent event) {
        return Notice.of(news, event.wabaId(), event.meta());
    }
}
