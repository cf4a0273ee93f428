package dev.relevo.ingest.translate.content;

import dev.relevo.event.Bounds;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageExtras;
import dev.relevo.event.ProviderError;
import dev.relevo.event.Referral;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The size limits of an item of a webhook. A text that is too long is truncated; an item with another field out of bounds is
 * unusable and stored verbatim.
 */
public final class ItemBounds {
    /** Texts of an advertisement or an error, in characters. A link of an advertisement has about 300. */
    public static final int SIDE_TEXT_MAX = 4_096;
    /** The number of errors of one message or status. */
    public static final int ERRORS_MAX = 100;

    private ItemBounds() {}

    /**
     * The message with its text truncated to the limit.
     *
     * @throws UnusableItem naming the first field that is out of bounds
     */
    public static MessageContent apply(MessageContent content) {
        providerId("id", content.messageId());
        providerId("context.id", content.replyTo());
        atMost(Bounds.PAYLOAD_MAX, "payload", content.payload());
        if (content.media() != null) {
            providerId("media id", content.media().id());
            atMost(Bounds.NAME_MAX, "mime_type", content.media().mimeType());
            atMost(Bounds.NAME_MAX, "sha256", content.media().sha256());
        }
        sideTexts(content.referral(), content.riders());
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

    private static void sideTexts(@Nullable Referral referral, @Nullable MessageExtras riders) {
        if (referral != null) {
            atMost(SIDE_TEXT_MAX, "referral.source_type", referral.sourceType());
            atMost(SIDE_TEXT_MAX, "referral.source_id", referral.sourceId());
            atMost(SIDE_TEXT_MAX, "referral.source_url", referral.sourceUrl());
            atMost(SIDE_TEXT_MAX, "referral.headline", referral.headline());
        }
        if (riders != null) {
            atMost(Bounds.NAME_MAX, "context.referred_product", riders.productId());
            atMost(Bounds.NAME_MAX, "identity.hash", riders.identityHash());
            errors(riders.errors());
        }
    }

    /** Checks the errors that WhatsApp reported. */
    public static void errors(List<ProviderError> errors) {
        if (errors.size() > ERRORS_MAX) {
            throw new UnusableItem("errors out of bounds");
        }
        for (ProviderError error : errors) {
            atMost(SIDE_TEXT_MAX, "errors.title", error.title());
            atMost(SIDE_TEXT_MAX, "errors.details", error.details());
        }
    }

    /** Checks an id of WhatsApp; null is allowed. */
    public static void providerId(String field, @Nullable String id) {
        if (id != null && !Bounds.isProviderId(id)) {
            throw new UnusableItem(field + " out of bounds");
        }
    }

    /** Checks the length of a text in characters; null is allowed. */
    public static void atMost(int max, String field, @Nullable String text) {
        if (text != null && text.length() > max) {
            throw new UnusableItem(field + " out of bounds");
        }
    }

    /** Truncates without splitting a surrogate pair. */
    private static String cut(String text) {
        int end = Bounds.INBOUND_TEXT_MAX;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
