package dev.relevo.notifier.notification;

import dev.relevo.notifier.alert.Notice;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one message tells one receiver: alerts that belong together.
 *
 * @param groupId the same for all notifications of a group to a receiver, so that a channel can thread them
 * @param groupLabels the labels that all alerts of the group have in common, sorted by name
 * @param number counts the notifications of the group to the receiver, from 1
 * @param alerts the worst first; at least one and at most {@link #MAX_ALERTS}
 * @param firing how many alerts of the group are open, also those that are not in {@code alerts}
 * @param resolved how many alerts this notification tells as resolved
 * @param url the page of these alerts; null when {@code relevo.public-url} is not configured
 * @param digest null unless it is a summary; an empty one is not sent
 */
public record Notification(
        String groupId,
        Map<String, String> groupLabels,
        int number,
        List<ToldAlert> alerts,
        int firing,
        int resolved,
        @Nullable String url,
        @Nullable Digest digest) {
    /** More would not be read, and a channel may cut them. */
    public static final int MAX_ALERTS = 50;

    public Notification {
        groupLabels = Collections.unmodifiableMap(new TreeMap<>(groupLabels));
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty() || alerts.size() > MAX_ALERTS) {
            throw new IllegalArgumentException("expected 1 to " + MAX_ALERTS + " alerts, got " + alerts.size());
        }
    }

    /** A notification that is no summary. */
    public Notification(
            String groupId,
            Map<String, String> groupLabels,
            int number,
            List<ToldAlert> alerts,
            int firing,
            int resolved,
            @Nullable String url) {
        this(groupId, groupLabels, number, alerts, firing, resolved, url, null);
    }

    /** The worst alert. */
    public ToldAlert first() {
        return alerts.getFirst();
    }

    /** The notice of the worst alert. */
    public Notice notice() {
        return first().notice();
    }

    /** How many alerts it tells. */
    public int total() {
        return firing + resolved;
    }
}
