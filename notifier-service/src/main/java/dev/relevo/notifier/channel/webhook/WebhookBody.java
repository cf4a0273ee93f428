package dev.relevo.notifier.channel.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.channel.chat.Line;
import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.text.NoticeText;
import java.time.Instant;
import java.util.Locale;

/** The body of a webhook; docs/reference/webhook.md is its reference. Fields are only ever added. */
final class WebhookBody {
    private static final int MAX_TEXT = 1_000;

    private WebhookBody() {}

    /** @param title the headline of the notification */
    static ObjectNode of(Notification notification, Receiver receiver, String title, Instant now) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "relevo.notification")
                .put("timestamp", now.toString());
        ObjectNode data = body.putObject("data")
                .put("receiver", receiver.name())
                .put("groupId", notification.groupId())
                .put("number", notification.number())
                .put("title", Line.of(title, MAX_TEXT))
                .put("language", receiver.language().tag())
                .put("firing", notification.firing())
                .put("resolved", notification.resolved());
        notification.groupLabels().forEach(data.putObject("groupLabels")::put);
        if (notification.url() != null) {
            data.put("url", notification.url());
        }
        Digest digest = notification.digest();
        if (digest != null) {
            data.putObject("digest")
                    .put("period", digest.period().name().toLowerCase(Locale.ROOT))
                    .put("from", digest.from().toString())
                    .put("to", digest.to().toString())
                    .put("open", digest.open())
                    .put("met", digest.met())
                    .put("missed", digest.missed());
        }
        ArrayNode alerts = data.putArray("alerts");
        notification.alerts().forEach(alert -> alerts.add(alert(alert, receiver, now)));
        return body;
    }

    private static ObjectNode alert(ToldAlert alert, Receiver receiver, Instant now) {
        Notice notice = alert.notice();
        NoticeText text = NoticeText.of(notice, receiver, now);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", alert.alert().alertId())
                .put("kind", alert.alert().kind())
                .put("revision", alert.revision())
                .put("status", alert.resolved() ? "resolved" : alert.acknowledged() ? "acknowledged" : "firing")
                .put("severity", alert.severity().word())
                .put("notice", notice.news().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", Line.of(text.headline(), MAX_TEXT))
                .put("at", notice.at().toString());
        if (notice.since() != null) {
            json.put("since", notice.since().toString());
        }
        if (notice.deadline() != null) {
            json.put("deadline", notice.deadline().toString());
        }
        alert.labels().forEach(json.putObject("labels")::put);
        text.advice().forEach(json.putArray("advice")::add);
        ArrayNode details = json.putArray("details");
        notice.details().forEach(detail -> details.add(Line.of(detail, MAX_TEXT)));
        return json;
    }
}
