package dev.relevo.notifier.channel.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.text.NotificationText;
import java.util.Map;

/**
 * An event that opens, acknowledges or resolves the incident of a group.
 *
 * @see <a href="https://developer.pagerduty.com/docs/send-alert-event">an alert event</a>
 */
final class PagerDutyEvent {
    private PagerDutyEvent() {}

    /** The change of the incident. */
    enum Action {
        TRIGGER("trigger"),
        ACKNOWLEDGE("acknowledge"),
        RESOLVE("resolve");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** Acknowledged when every open alert is; of alerts that are not listed this is not known. */
        static Action of(Notification notification) {
            if (notification.firing() == 0) {
                return RESOLVE;
            }
            long acknowledged = notification.alerts().stream()
                    .filter(alert -> alert.acknowledged() && !alert.resolved())
                    .count();
            return acknowledged == notification.firing() ? ACKNOWLEDGE : TRIGGER;
        }
    }

    static ObjectNode of(Notification notification, NotificationText text, String routingKey) {
        ChatText chat = ChatText.of(text);
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", routingKey)
                .put("event_action", Action.of(notification).word)
                // One incident per group: an incident per alert would stay open when the group is told as resolved.
                .put("dedup_key", notification.groupId())
                .put("client", "Relevo");
        event.set("payload", payload(notification, chat));
        ArrayNode links = event.putArray("links");
        var open = text.open();
        if (open != null) {
            event.put("client_url", open.url());
            links.addObject().put("href", open.url()).put("text", open.label());
        }
        return event;
    }

    private static ObjectNode payload(Notification notification, ChatText text) {
        Map<String, String> labels = notification.first().labels();
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("summary", text.title())
                .put("source", labels.getOrDefault("number", labels.getOrDefault("account", "relevo")))
                .put("severity", notification.first().severity().word())
                .put("timestamp", notification.notice().at().toString())
                .put("group", notification.groupId())
                .put("class", notification.first().alert().kind());
        ObjectNode details = payload.putObject("custom_details");
        details.put("firing", notification.firing());
        details.put("resolved", notification.resolved());
        ArrayNode lines = details.putArray("text");
        text.parts()
                .forEach(part -> lines.add(part.label().isEmpty() ? part.value() : part.label() + ": " + part.value()));
        return payload;
    }
}
