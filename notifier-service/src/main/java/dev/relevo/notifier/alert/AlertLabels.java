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
    public static final String PORTFOLIO = "portfolio";
    public static final String TEMPLATE = "template";
    public static final String QUEUE = "queue";
    public static final String CHANNEL = "channel";
    public static final String RECEIVER = "receiver";

    /** The facts that are labels too. */
    private static final Map<Fact, String> OF_FACTS = Map.of(
            Fact.ACCOUNT, ACCOUNT,
            Fact.TEMPLATE, TEMPLATE,
            Fact.QUEUE, QUEUE,
            Fact.CHANNEL, CHANNEL,
            Fact.RECEIVER, RECEIVER);

    private AlertLabels() {}

    /**
     * The labels, sorted by name; a label without a value is absent.
     *
     * @param known the labels of the number, or of another system; they come before those of the notice
     */
    public static Map<String, String> of(AlertRef alert, Severity severity, Notice notice, Map<String, String> known) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(ALERTNAME, alert.kind());
        labels.put(SEVERITY, severity.word());
        if (alert.phoneNumberId() != null) {
            labels.put(NUMBER, alert.phoneNumberId().value());
        }
        OF_FACTS.forEach((fact, label) -> notice.fact(fact).ifPresent(value -> labels.put(label, value)));
        labels.putAll(known);
        return Collections.unmodifiableMap(labels);
    }
}
