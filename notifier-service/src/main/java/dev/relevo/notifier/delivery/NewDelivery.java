package dev.relevo.notifier.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.AlertRef;
import dev.relevo.event.Ids;
import dev.relevo.event.OutboundMessage;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.receiver.Receiver;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to be queued.
 *
 * @param key what makes it the same delivery, whatever asks for it again
 * @param party who is not to be flooded and may not hold up others: the receiver, or the sending number
 * @param lane what is told in order
 * @param alertId the alert it tells of; null when it tells of none, and then so are the four after it
 * @param payload JSON: a {@link Notice} or an {@link OutboundMessage}
 */
record NewDelivery(
        String key,
        String channel,
        String party,
        String lane,
        @Nullable String alertId,
        @Nullable String alertKind,
        @Nullable String receiver,
        @Nullable Integer step,
        @Nullable Integer revision,
        String payload) {
    /** Escalation has one step so far: everybody at once. */
    private static final int FIRST_STEP = 1;

    String id() {
        return idOf(key);
    }

    /** The row's id: a key may hold anything and be long. */
    static String idOf(String key) {
        return Ids.derived("delivery", key);
    }

    static NewDelivery of(AlertRef alert, int revision, Receiver receiver, Notice notice) {
        String key = Ids.derived(
                "alert-delivery",
                alert.alertId(),
                receiver.name(),
                Integer.toString(FIRST_STEP),
                Integer.toString(revision));
        String lane = "alert/" + Ids.derived(alert.alertId(), receiver.name());
        return new NewDelivery(
                key,
                receiver.channel(),
                receiver.name(),
                lane,
                alert.alertId(),
                alert.kind(),
                receiver.name(),
                FIRST_STEP,
                revision,
                json(notice));
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
                new String(EventJson.write(message), StandardCharsets.UTF_8));
    }

    private static String json(Notice notice) {
        try {
            return EventJson.mapper().writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a notice", e);
        }
    }

    /** Leaves the payload out: it may hold a message's text. */
    @Override
    public String toString() {
        return "NewDelivery[" + id() + "]";
    }
}
