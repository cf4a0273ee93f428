package dev.relevo.notifier.notification;

import dev.relevo.event.AlertRef;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Severity;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One alert of a notification.
 *
 * @param revision the number of the alert's notice, from 1
 * @param labels sorted by name, for example {@code alertname}, {@code severity}, {@code number}
 */
public record ToldAlert(
        AlertRef alert,
        int revision,
        Severity severity,
        boolean resolved,
        boolean acknowledged,
        Map<String, String> labels,
        Notice notice) {
    public ToldAlert {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
