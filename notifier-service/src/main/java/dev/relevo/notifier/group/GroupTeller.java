package dev.relevo.notifier.group;

import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import dev.relevo.notifier.route.LadderStep;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.routing.Routing;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells groups: their changes, a reminder, or the next step of their ladder. */
@Singleton
class GroupTeller {
    private static final Logger LOG = Logger.getLogger(GroupTeller.class);

    /** How soon it is looked again whether a silence, an inhibition or a mute time has ended. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Routing routing;
    private final GroupRows rows;
    private final Members members;
    private final ChangesReader reader;
    private final Suppression suppression;
    private final DeliveryQueue deliveries;
    private final Receivers receivers;
    private final InstantSource clock;

    GroupTeller(
            Routing routing,
            GroupRows rows,
            Members members,
            ChangesReader reader,
            Suppression suppression,
            DeliveryQueue deliveries,
            Receivers receivers,
            InstantSource clock) {
        this.routing = routing;
        this.rows = rows;
        this.members = members;
        this.reader = reader;
        this.suppression = suppression;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.clock = clock;
    }

    /** Tells groups that are due; true when there may be more. */
    @Transactional
    public boolean tellDue(int max) {
        Instant now = clock.instant();
        List<AlertGroup> due = rows.due(now, max);
        due.forEach(group -> tell(group, now));
        return due.size() == max;
    }

    /** Tells a group what is due. Called with the group locked. */
    void tell(AlertGroup group, Instant now) {
        Optional<Route> route = routing.route(group.key().route());
        if (suppression.isMuted(route, now)) {
            rows.postpone(group, now.plus(LOOK_AGAIN));
            return;
        }
        List<String> suppressed = suppression.of(members.pending(group, now), now);
        if (!suppressed.isEmpty()) {
            members.hold(group, suppressed, now.plus(LOOK_AGAIN));
        }
        boolean isEscalated = group.isEscalated() || (group.isEscalationDue(now) && escalate(group, route, now));
        Optional<Changes> changes = reader.changes(group.id(), now).or(() -> reminder(group, now));
        Optional<Receiver> receiver = receivers.named(receiver(group, route, now));
        if (changes.isPresent() && receiver.isEmpty()) {
            LOG.errorf(
                    "Alerts not told: no such receiver receiver=%s route=%s alerts=%d",
                    receiver(group, route, now),
                    group.key().route(),
                    changes.get().alerts().size());
        }
        if (changes.isEmpty() || receiver.isEmpty()) {
            reader.settle(group.id(), now);
            rows.save(group, group.notified(), group.pace().toldAt(), unchanged(group, isEscalated, now));
            return;
        }
        int number = group.notified() + 1;
        var notification = new Notification(
                group.id(),
                group.key().labels(),
                number,
                changes.get().alerts(),
                changes.get().firing(),
                changes.get().resolved(),
                null);
        String deliveryId = deliveries.add(notification, receiver.get());
        reader.told(group.id(), deliveryId, changes.get().alerts(), now);
        rows.save(group, number, now, next(group, route, changes.get().firing(), isEscalated, now));
    }

    /** Tells the next step what nobody acknowledged; true when it was told. */
    private boolean escalate(AlertGroup group, Optional<Route> route, Instant now) {
        Optional<LadderStep> step = step(route, group.key().step() + 1);
        if (route.isEmpty() || step.isEmpty()) {
            return false;
        }
        AlertGroup next = rows.locked(
                group.key().next(),
                routing.tree().receiver(step.get(), now),
                route.get().timings());
        if (members.escalate(group, next) == 0) {
            return false;
        }
        tell(next, now);
        return true;
    }

    private Optional<Changes> reminder(AlertGroup group, Instant now) {
        return group.isRepeatDue(now)
                ? reader.reminder(group.id(), suppression.of(members.open(group), now), now)
                : Optional.empty();
    }

    private static GroupRows.Next unchanged(AlertGroup group, boolean isEscalated, Instant now) {
        return new GroupRows.Next(
                group.isRepeatDue(now) ? group.repeatAfter(now) : group.repeatAt(),
                group.isEscalationDue(now) ? null : group.escalateAt(),
                isEscalated);
    }

    private GroupRows.Next next(AlertGroup group, Optional<Route> route, int firing, boolean isEscalated, Instant now) {
        if (firing == 0) {
            return new GroupRows.Next(null, null, false);
        }
        boolean isFirst = group.pace().open() == 0;
        @Nullable
        Instant escalateAt = isFirst || group.escalateAt() == null ? escalation(group, route, now) : group.escalateAt();
        boolean isDone = isEscalated && !isFirst;
        return new GroupRows.Next(group.repeatAfter(now), isDone ? null : escalateAt, isDone);
    }

    private static @Nullable Instant escalation(AlertGroup group, Optional<Route> route, Instant now) {
        return step(route, group.key().step() + 1)
                .map(step -> now.plus(step.after()))
                .orElse(null);
    }

    private String receiver(AlertGroup group, Optional<Route> route, Instant now) {
        return step(route, group.key().step())
                .map(step -> routing.tree().receiver(step, now))
                .orElse(group.receiver());
    }

    private static Optional<LadderStep> step(Optional<Route> route, int number) {
        return route.map(Route::steps).filter(steps -> steps.size() > number).map(steps -> steps.get(number));
    }
}
