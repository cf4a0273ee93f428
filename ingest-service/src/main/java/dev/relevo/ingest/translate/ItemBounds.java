package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.MessageContent;
import org.jspecify.annotations.Nullable;

/** What an item of a webhook may hold. A text that is too long is cut; an item with anything else out of bounds is kept verbatim. */
final class ItemBounds {
    private ItemBounds() {}

    /**
     * The message with its text cut to what is allowed.
     *
     * @throws UnusableItem naming the first field that is out of bounds
     */
    static MessageContent applied(MessageContent content) {
        providerId("id", content.messageId());
        providerId("context.id", content.replyTo());
        atMost(Bounds.PAYLOAD_MAX, "payload", content.payload());
        if (content.media() != null) {
            providerId("media id", content.media().id());
            atMost(Bounds.NAME_MAX, "mime_type", content.media().mimeType());
            atMost(Bounds.NAME_MAX, "sha256", content.media().sha256());
        }
        String text = content.text();
        if (text == null || text.length() <= Bounds.INBOUND_TEXT_MAX) {
            return content;
        }
        return new MessageContent(
                content.messageId(),
                content.kind(),
                cut(text),
                content.payload(),
                content.replyTo(),
                content.media(),
                content.referral(),
                content.riders(),
                true);
    }

    /** An id of WhatsApp's; null is none. */
    static void providerId(String field, @Nullable String id) {
        if (id != null && !Bounds.isProviderId(id)) {
            throw new UnusableItem(field + " out of bounds");
        }
    }

    static void atMost(int max, String field, @Nullable String text) {
        if (text != null && text.length() > max) {
            throw new UnusableItem(field + " out of bounds");
        }
    }

    /** Never half a surrogate pair. */
    private static String cut(String text) {
        int end = Bounds.INBOUND_TEXT_MAX;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
