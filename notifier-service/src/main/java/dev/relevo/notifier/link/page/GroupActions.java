package dev.relevo.notifier.link.page;

import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.LinkedActions;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Acknowledging the alerts that a group told and that are not resolved. What the group has not told yet stays open. */
@Singleton
class GroupActions implements LinkedActions {
    private final AlertStore alerts;
    private final EntityManager database;

    GroupActions(AlertStore alerts, EntityManager database) {
        this.alerts = alerts;
        this.database = database;
    }

    @Override
    public boolean supports(LinkAction action, Subject.Kind kind) {
        return action == LinkAction.ACKNOWLEDGE && kind == Subject.Kind.GROUP;
    }

    @Override
    public Optional<String> describe(Subject subject, Receiver receiver) {
        int count = told(subject).size();
        return count == 0
                ? Optional.empty()
                : Optional.of(LinkPage.texts(receiver.language()).alerts(count));
    }

    @Override
    public Outcome perform(LinkAction action, Subject subject, String by) {
        List<String> told = told(subject);
        if (told.isEmpty()) {
            return Outcome.OVER;
        }
        long acknowledged = told.stream()
                .filter(alert -> alerts.acknowledge(alert, by).equals(Optional.of(AlertState.OPEN)))
                .count();
        return acknowledged > 0 ? Outcome.DONE : Outcome.DONE_BEFORE;
    }

    /** In one order, so that two uses cannot block each other. */
    private List<String> told(Subject subject) {
        return database.createNativeQuery("""
                        SELECT m.alert_id FROM group_alert m JOIN alert a ON a.id = m.alert_id
                        WHERE m.group_id = :id AND m.told_open AND a.state <> 'RESOLVED' ORDER BY m.alert_id""", String.class)
                .setParameter("id", subject.id())
                .getResultList();
    }
}
