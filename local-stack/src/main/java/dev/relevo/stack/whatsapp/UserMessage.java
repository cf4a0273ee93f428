package dev.relevo.stack.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /sim/users/{waId}/messages}: a user's text or button press.
 *
 * @param text the user's text; null for a button press or when an earlier message is sent again
 * @param buttonId id of the button; null for text
 * @param buttonTitle the button's label; null means the same as its id
 * @param replyTo the message the user replies to; null when it is not a reply
 * @param phoneNumberId the recipient; null means the number registered first
 * @param name the user's profile name; null means {@value #DEFAULT_NAME}
 * @param messageId the id of an earlier message to deliver again byte for byte, or the id of a new one; null generates one
 * @param retry true retries with growing pauses until the response is 200, as Meta does
 */
record UserMessage(
        @Nullable String text,
        @Nullable String buttonId,
        @Nullable String buttonTitle,
        @Nullable String replyTo,
        @Nullable String phoneNumberId,
        @Nullable String name,
        @Nullable String messageId,
        boolean retry) {
    static final String DEFAULT_NAME = "Ana García";

    String textOrEmpty() {
        return text == null ? "" : text;
    }

    String nameOrDefault() {
        return name == null ? DEFAULT_NAME : name;
    }

    MetaWebhook.ButtonReply button() {
        String id = buttonId == null ? "" : buttonId;
        return new MetaWebhook.ButtonReply(id, buttonTitle == null ? id : buttonTitle);
    }

    /** Omits all components: they are personal data. */
    @Override
    public String toString() {
        return "UserMessage[***]";
    }
}
