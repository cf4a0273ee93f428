package dev.relevo.notifier.group;

import dev.relevo.notifier.alert.ChannelAlerts;
import dev.relevo.notifier.alert.Telling;
import dev.relevo.notifier.alert.store.AlertStore.Notification;
import dev.relevo.notifier.route.LadderStep;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.routing.Routing;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes changes of alerts to the groups of their routes. What is due is told at once, in the same transaction. */
@Singleton
public class Groups {
    private static final Logger LOG = Logger.getLogger(Groups.class);

    private final Routing routing;
    private final GroupRows rows;
    private final Members members;
    private final GroupTeller teller;
    private final InstantSource clock;

    Groups(Routing routing, GroupRows rows, Members members, GroupTeller teller, InstantSource clock) {
        this.routing = routing;
        this.rows = rows;
        this.members = members;
        this.teller = teller;
        this.clock = clock;
    }

    private record Addressed(AlertGroup.Key key, Route route, Notification changes) {}

    /** Takes the changes of one event, in its transaction. */
    @Transactional
    public void take(List<Notification> changes) {
        Instant now = clock.instant();
        // In one order, so that two events cannot block each other.
        changes.stream()
                .flatMap(one -> addressed(one, now).stream())
                .sorted(Comparator.comparing(addressed -> addressed.key().id()))
                .forEach(addressed -> add(addressed, now));
        for (Notification one : changes) {
            for (AlertGroup group : rows.escalatedOf(one.alert().alertId())) {
                add(group, Duration.ZERO, one, now);
            }
        }
    }

    /** Deletes groups whose alerts were deleted. */
    @Transactional
    public int deleteEmpty() {
        return rows.deleteEmpty();
    }

    private List<Addressed> addressed(Notification changes, Instant now) {
        List<Addressed> found = routing.match(changes.labels(), now).stream()
                .filter(matched -> !ChannelAlerts.isAbout(
                        changes.alert(),
                        routing.tree().receiver(matched.route().steps().getFirst(), now)))
                .map(matched -> {
                    Route route = matched.route();
                    var key =
                            new AlertGroup.Key(route.key(), 0, route.grouping().of(changes.labels()));
                    return new Addressed(key, route, changes);
                })
                .toList();
        if (found.isEmpty()) {
            LOG.warnf(
                    "Alert has no receiver alert=%s kind=%s number=%s",
                    changes.alert().alertId(),
                    changes.alert().kind(),
                    changes.alert().phoneNumberId());
        }
        return found;
    }

    private void add(Addressed addressed, Instant now) {
        Route route = addressed.route();
        LadderStep first = route.steps().getFirst();
        AlertGroup group = rows.locked(addressed.key(), routing.tree().receiver(first, now), route.timings());
        add(group, route.timings().firstAfter(addressed.changes().labels()), addressed.changes(), now);
    }

    private void add(AlertGroup group, Duration groupWait, Notification changes, Instant now) {
        String alertId = changes.alert().alertId();
        Optional<Members.Member> member = members.find(group, alertId);
        boolean isStep = member.map(Members.Member::isKnown).orElse(false);
        Instant turn = group.pace().turn(isStep, groupWait, group.groupInterval(), now);
        switch (changes.telling()) {
            case Telling.Now _, Telling.Instead _ -> {
                members.add(group, alertId, changes.revision(), null);
                tellAt(group, turn, now);
            }
            case Telling.Later(Instant at) -> {
                members.add(group, alertId, changes.revision(), at);
                tellAt(group, at.isAfter(turn) ? at : turn, now);
            }
            case Telling.Undo(Instant otherwise) -> {
                if (member.map(Members.Member::isPending).orElse(false)) {
                    members.forget(group, alertId, changes.revision());
                } else {
                    members.add(group, alertId, changes.revision(), otherwise);
                    tellAt(group, otherwise, now);
                }
            }
        }
    }

    private void tellAt(AlertGroup group, Instant at, Instant now) {
        if (at.isAfter(now)) {
            rows.flushAt(group, at);
        } else {
            teller.tell(group, now);
        }
    }
}
