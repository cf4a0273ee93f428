package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.MessageContent;
import dev.relevo.event.ProviderError;
import dev.relevo.event.Referral;
import dev.relevo.event.Riders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item of a webhook may hold. A text that is too long is cut; an item with anything else out of bounds is kept verbatim. */
final class ItemBounds {
    /** Texts beside the message: of an advertisement, of an error; in characters. A link of an advertisement has about 300. */
    static final int ASIDE_MAX = 4_096;
    /** Errors of one message or status. */
    static final int ERRORS_MAX = 100;

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
        asides(content.referral(), content.riders());
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
                true,
                content.raw());
    }

    private static void asides(@Nullable Referral referral, @Nullable Riders riders) {
        if (referral != null) {
            atMost(ASIDE_MAX, "referral.source_type", referral.sourceType());
            atMost(ASIDE_MAX, "referral.source_id", referral.sourceId());
            atMost(ASIDE_MAX, "referral.source_url", referral.sourceUrl());
            atMost(ASIDE_MAX, "referral.headline", referral.headline());
        }
        if (riders != null) {
            atMost(Bounds.NAME_MAX, "context.referred_product", riders.productId());
            atMost(Bounds.NAME_MAX, "identity.hash", riders.identityHash());
            errors(riders.errors());
        }
    }

    /** What went wrong, as told by WhatsApp. */
    static void errors(List<ProviderError> errors) {
        if (errors.size() > ERRORS_MAX) {
            throw new UnusableItem("errors out of bounds");
        }
        for (ProviderError error : errors) {
            atMost(ASIDE_MAX, "errors.title", error.title());
            atMost(ASIDE_MAX, "errors.details", error.details());
        }
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
