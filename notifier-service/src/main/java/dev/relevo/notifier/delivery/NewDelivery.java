package dev.relevo.notifier.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.AlertRef;
import dev.relevo.event.Ids;
import dev.relevo.event.OutboundMessage;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.receiver.Receiver;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to be queued.
 *
 * @param key the identity of the delivery: another one with this key is a duplicate
 * @param concurrencyKey the unit of concurrency and rate limits: the receiver's name or the sending number's id
 * @param orderingKey the unit of order: a group of one receiver, or a conversation
 * @param alertId the worst alert of a notification; null for a message, as are the next four
 * @param payload JSON: a {@link Notice} or an {@link OutboundMessage}
 * @param notification JSON of a {@link Notification}; null for a message. The payload remains the notice of its worst alert, which
 *     the version before this one can send
 * @param groupId the group that is told; null for a message, as is its number
 */
record NewDelivery(
        String key,
        String channel,
        String concurrencyKey,
        String orderingKey,
        @Nullable String alertId,
        @Nullable String alertKind,
        @Nullable String receiver,
        @Nullable Integer step,
        @Nullable Integer revision,
        String payload,
        @Nullable String notification,
        @Nullable String groupId,
        @Nullable Integer number) {
    /** The only escalation step so far: all receivers at once. */
    private static final int FIRST_STEP = 1;

    String id() {
        return idOf(key);
    }

    /** The row's id, derived because a key may be long and contain any character. */
    static String idOf(String key) {
        return Ids.derived("delivery", key);
    }

    static NewDelivery of(Notification notification, Receiver receiver) {
        String key = Ids.derived("notification", notification.groupId(), Integer.toString(notification.number()));
        AlertRef worst = notification.first().alert();
        return new NewDelivery(
                key,
                receiver.channel(),
                receiver.name(),
                "group/" + notification.groupId(),
                worst.alertId(),
                worst.kind(),
                receiver.name(),
                FIRST_STEP,
                notification.first().revision(),
                json(notification.notice()),
                json(notification),
                notification.groupId(),
                notification.number());
    }

    static NewDelivery of(String channel, OutboundMessage message) {
        return new NewDelivery(
                message.messageKey(),
                channel,
                message.phoneNumberId().value(),
                "conversation/"
                        + Ids.derived("conversation", message.conversationId().value()),
                null,
                null,
                null,
                null,
                null,
                new String(EventJson.write(message), StandardCharsets.UTF_8),
                null,
                null,
                null);
    }

    private static String json(Object told) {
        try {
            return EventJson.mapper().writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a notification", e);
        }
    }

    /** Leaves the payload out: it may hold a message's text. */
    @Override
    public String toString() {
        return "NewDelivery[" + id() + "]";
    }
}
