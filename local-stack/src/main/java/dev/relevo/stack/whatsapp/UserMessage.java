package dev.relevo.stack.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * What a person does, as {@code POST /sim/users/{waId}/messages} takes it: text, or a press on a button.
 *
 * @param text what she writes; null when she presses a button or sends an earlier message again
 * @param buttonId id of the button; null when she writes
 * @param buttonTitle what the button says; null means the same as its id
 * @param replyTo the message she answers; null when she answers none
 * @param phoneNumberId whom she writes to; null means the number registered first
 * @param name her profile name; null means {@value #DEFAULT_NAME}
 * @param messageId to deliver that message again, byte for byte, or to choose the id of a new one; null makes one
 * @param retry true delivers again, with growing pauses, until the answer is 200, as Meta does
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

    /** Leaves everything out: it is personal data. */
    @Override
    public String toString() {
        return "UserMessage[***]";
    }
}
