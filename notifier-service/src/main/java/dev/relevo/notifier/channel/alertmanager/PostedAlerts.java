package dev.relevo.notifier.channel.alertmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.channel.chat.Line;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.text.NoticeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a notification as Alertmanager takes them. Their identity there is the set of their labels.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/alerts_api/">the API</a>
 */
final class PostedAlerts {
    /**
     * Alertmanager resolves an alert that nobody repeats after minutes. We tell an end and repeat rarely; an alert that is no longer known
     * here ends after this time.
     */
    private static final Duration OPEN_FOR = Duration.ofDays(30);

    private static final Duration TEST_FOR = Duration.ofMinutes(5);

    private static final int MAX_SUMMARY = 400;
    private static final String SEVERITY = "severity";

    private PostedAlerts() {}

    static ArrayNode of(Notification notification, Receiver receiver, Instant now) {
        ArrayNode posted = JsonNodeFactory.instance.arrayNode();
        for (ToldAlert alert : notification.alerts()) {
            for (Severity severity : Severity.values()) {
                // With another severity it is another alert there: what an earlier severity opened ends now.
                boolean isOpen = severity == alert.severity() && !alert.resolved();
                posted.add(posted(alert, severity, isOpen, receiver, notification.url(), now));
            }
        }
        return posted;
    }

    private static ObjectNode posted(
            ToldAlert alert, Severity severity, boolean isOpen, Receiver receiver, @Nullable String url, Instant now) {
        Notice notice = alert.notice();
        Instant since = notice.since();
        Instant startsAt = since == null || since.isAfter(notice.at()) ? notice.at() : since;
        Instant endsAt = isOpen
                ? now.plus(notice.news() == NoticeType.TEST ? TEST_FOR : OPEN_FOR)
                : startsAt.isAfter(now) ? startsAt : now;
        ObjectNode posted = JsonNodeFactory.instance
                .objectNode()
                .put("startsAt", startsAt.toString())
                .put("endsAt", endsAt.toString());
        labels(alert, severity).forEach(posted.putObject("labels")::put);
        annotations(alert, NoticeText.of(notice, receiver, now)).forEach(posted.putObject("annotations")::put);
        if (url != null) {
            posted.put("generatorURL", url);
        }
        return posted;
    }

    private static Map<String, String> labels(ToldAlert alert, Severity severity) {
        Map<String, String> labels = new TreeMap<>();
        // Names with other characters are refused, and with them the whole request.
        alert.labels().forEach((name, value) -> labels.put(name.replaceAll("^(?=\\d)|[^A-Za-z0-9_]", "_"), value));
        labels.putIfAbsent("alertname", alert.alert().kind());
        labels.put(SEVERITY, severity.word());
        labels.put("relevo_alert", alert.alert().alertId());
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private static Map<String, String> annotations(ToldAlert alert, NoticeText text) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", Line.of(text.headline(), MAX_SUMMARY));
        annotations.put("description", String.join("\n", text.advice()));
        annotations.put("acknowledged", Boolean.toString(alert.acknowledged()));
        Instant deadline = alert.notice().deadline();
        if (deadline != null) {
            annotations.put("deadline", deadline.toString());
        }
        return annotations;
    }
}
