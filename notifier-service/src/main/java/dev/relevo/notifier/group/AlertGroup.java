package dev.relevo.notifier.group;

import dev.relevo.event.Ids;
import dev.relevo.kit.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A group of alerts that one receiver is told together.
 *
 * @param key which group it is
 * @param receiver who was on duty when its last alert came
 * @param repeatInterval when it is told again that is still firing and that nobody acknowledged; null for never
 * @param notified how many notifications there were
 * @param repeatAt when it is told again; null when nothing is firing
 * @param escalateAt when the next step of the ladder is told; null if absent, or it was told
 */
record AlertGroup(
        Key key,
        String receiver,
        Duration groupInterval,
        @Nullable Duration repeatInterval,
        int notified,
        Pace pace,
        @Nullable Instant repeatAt,
        @Nullable Instant escalateAt,
        boolean isEscalated) {

    /**
     * Which group it is.
     *
     * @param route the key of the route
     * @param step of the route's ladder, from 0
     * @param labels the labels that its alerts have in common
     */
    record Key(String route, int step, Map<String, String> labels) {
        Key {
            labels = new TreeMap<>(labels);
        }

        String id() {
            return Ids.derived("group", route, Integer.toString(step), labels.toString());
        }

        /** The same alerts, one step further. */
        Key next() {
            return new Key(route, step + 1, labels);
        }

        String labelsAsJson() {
            return EventJson.mapper().valueToTree(labels).toString();
        }
    }

    String id() {
        return key.id();
    }

    /** When it is told again, after it was told now. */
    @Nullable
    Instant repeatAfter(Instant now) {
        return repeatInterval == null ? null : now.plus(repeatInterval);
    }

    boolean isRepeatDue(Instant now) {
        return repeatAt != null && !repeatAt.isAfter(now);
    }

    boolean isEscalationDue(Instant now) {
        return escalateAt != null && !escalateAt.isAfter(now);
    }
}
