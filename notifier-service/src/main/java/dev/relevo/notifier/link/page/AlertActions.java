package dev.relevo.notifier.link.page;

import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.LinkedActions;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.text.NoticeText;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Acknowledging one alert. */
@Singleton
class AlertActions implements LinkedActions {
    private final AlertStore alerts;
    private final InstantSource clock;

    AlertActions(AlertStore alerts, InstantSource clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public boolean supports(LinkAction action, Subject.Kind kind) {
        return action == LinkAction.ACKNOWLEDGE && kind == Subject.Kind.ALERT;
    }

    @Override
    public Optional<String> describe(Subject subject, Receiver receiver) {
        return alerts.lastNotice(subject.id())
                .map(notice -> NoticeText.of(notice, receiver, clock.instant()).headline());
    }

    @Override
    public Outcome perform(LinkAction action, Subject subject, String by) {
        return alerts.acknowledge(subject.id(), by)
                .map(before -> switch (before) {
                    case OPEN -> Outcome.DONE;
                    case ACKNOWLEDGED -> Outcome.DONE_BEFORE;
                    case RESOLVED -> Outcome.OVER;
                })
                .orElse(Outcome.GONE);
    }
}
