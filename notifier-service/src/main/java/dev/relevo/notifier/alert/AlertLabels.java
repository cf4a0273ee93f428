package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The labels of an alert, by which routes select and group it. */
public final class AlertLabels {
    public static final String ALERTNAME = "alertname";
    public static final String SEVERITY = "severity";
    public static final String NUMBER = "number";
    public static final String ACCOUNT = "account";
    public static final String TEMPLATE = "template";

    private AlertLabels() {}

    /** The labels, sorted by name; a label without a value is absent. */
    public static Map<String, String> of(AlertRef alert, Severity severity, Notice notice) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(ALERTNAME, alert.kind());
        labels.put(SEVERITY, severity.word());
        if (alert.phoneNumberId() != null) {
            labels.put(NUMBER, alert.phoneNumberId().value());
        }
        notice.fact(Fact.ACCOUNT).ifPresent(account -> labels.put(ACCOUNT, account));
        notice.fact(Fact.TEMPLATE).ifPresent(template -> labels.put(TEMPLATE, template));
        return Collections.unmodifiableMap(labels);
    }
}
