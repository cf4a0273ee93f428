package dev.relevo.notifier.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.alert.ChannelAlerts;
import dev.relevo.notifier.alert.Telling;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes news of alerts to the groups of their routes, and tells the groups that are due. */
@Singleton
public class Groups {
    private static final Logger LOG = Logger.getLogger(Groups.class);
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Routes routes;
    private final GroupRows rows;
    private final NewsReader reader;
    private final DeliveryQueue deliveries;
    private final Receivers receivers;
    private final InstantSource clock;

    Groups(
            Routes routes,
            GroupRows rows,
            NewsReader reader,
            DeliveryQueue deliveries,
            Receivers receivers,
            InstantSource clock) {
        this.routes = routes;
        this.rows = rows;
        this.reader = reader;
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.clock = clock;
    }

    private record Addressed(Route route, AlertStore.Notification news) {}

    /** Takes the news of one event, in its transaction. What is due is told at once. */
    @Transactional
    public void take(List<AlertStore.Notification> news) {
        // In one order, so that two events cannot block each other.
        news.stream()
                .flatMap(one -> addressed(one).stream())
                .sorted(Comparator.comparing(addressed -> addressed.route().groupId()))
                .forEach(addressed -> add(addressed.route(), addressed.news()));
    }

    /** Tells groups that are due; true when there may be more. */
    @Transactional
    public boolean tellDue(int max) {
        Instant now = clock.instant();
        List<AlertGroup> due = rows.due(now, max);
        due.forEach(group -> tell(group, now));
        return due.size() == max;
    }

    private List<Addressed> addressed(AlertStore.Notification news) {
        List<Route> found = routes.of(news.alert(), news.labels()).stream()
                .filter(route ->
                        !ChannelAlerts.isAbout(news.alert(), route.receiver().name()))
                .toList();
        if (found.isEmpty()) {
            LOG.warnf(
                    "Alert has no receiver alert=%s kind=%s number=%s",
                    news.alert().alertId(), news.alert().kind(), news.alert().phoneNumberId());
        }
        return found.stream().map(route -> new Addressed(route, news)).toList();
    }

    private void add(Route route, AlertStore.Notification news) {
        Instant now = clock.instant();
        AlertGroup group = rows.locked(route, json(route.groupLabels()));
        String alertId = news.alert().alertId();
        Optional<GroupRows.Member> member = rows.member(group.id(), alertId);
        boolean isKnown = member.map(GroupRows.Member::isKnown).orElse(false);
        Instant turn = group.pace().turn(isKnown, group.timings(), now);
        switch (news.telling()) {
            case Telling.Now _, Telling.Instead _ -> {
                rows.add(group.id(), alertId, news.revision(), null);
                tellAt(group, turn, now);
            }
            case Telling.Later(Instant at) -> {
                rows.add(group.id(), alertId, news.revision(), at);
                tellAt(group, at.isAfter(turn) ? at : turn, now);
            }
            case Telling.Undo(Instant otherwise) -> {
                if (member.map(GroupRows.Member::isPending).orElse(false)) {
                    rows.forget(group.id(), alertId, news.revision());
                } else {
                    rows.add(group.id(), alertId, news.revision(), otherwise);
                    tellAt(group, otherwise, now);
                }
            }
        }
    }

    private void tellAt(AlertGroup group, Instant at, Instant now) {
        if (at.isAfter(now)) {
            rows.flushAt(group.id(), at);
        } else {
            tell(group, now);
        }
    }

    private void tell(AlertGroup group, Instant now) {
        Optional<News> news = reader.news(group.id(), now).or(() -> reader.reminder(group.id(), now));
        var receiver = receivers.named(group.receiver());
        if (news.isEmpty() || receiver.isEmpty()) {
            reader.settle(group.id(), now);
            rows.save(group.id(), group.notified(), group.pace().toldAt(), null);
            return;
        }
        int number = group.notified() + 1;
        Notification notification = new Notification(
                group.id(),
                labels(group),
                number,
                news.get().alerts(),
                news.get().firing(),
                news.get().resolved(),
                null);
        String deliveryId = deliveries.add(notification, receiver.get());
        reader.told(group.id(), deliveryId, now);
        Duration repeat = group.timings().repeatInterval();
        boolean isFiring = news.get().firing() > 0;
        rows.save(group.id(), number, now, repeat == null || !isFiring ? null : now.plus(repeat));
    }

    private static Map<String, String> labels(AlertGroup group) {
        try {
            return EventJson.mapper().readValue(group.labels(), LABELS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the labels of a group", e);
        }
    }

    private static String json(Map<String, String> labels) {
        try {
            return EventJson.mapper().writeValueAsString(labels);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write the labels of a group", e);
        }
    }
}
