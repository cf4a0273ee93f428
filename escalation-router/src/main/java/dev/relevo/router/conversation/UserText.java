package dev.relevo.router.conversation;

import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import java.util.Objects;

/** What a message of the person is worth as evidence. */
final class UserText {
    private UserText() {}

    static String of(MessageContent message) {
        return Objects.requireNonNullElse(message.text(), "");
    }

    /** Words of her own, or a choice among words; a reaction or a sticker says nothing either way. */
    static boolean isEvidence(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, DOCUMENT, INTERACTIVE, BUTTON ->
                !of(message).isBlank();
            case AUDIO, STICKER, LOCATION, CONTACTS, REACTION, ORDER, SYSTEM, EDIT, REVOKE, UNSUPPORTED, UNKNOWN ->
                false;
        };
    }

    /** Words of her own: picking the same button again is not repeating herself. */
    static boolean isFree(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, DOCUMENT -> !of(message).isBlank();
            case INTERACTIVE,
                    BUTTON,
                    AUDIO,
                    STICKER,
                    LOCATION,
                    CONTACTS,
                    REACTION,
                    ORDER,
                    SYSTEM,
                    EDIT,
                    REVOKE,
                    UNSUPPORTED,
                    UNKNOWN -> false;
        };
    }

    /** Whether it asks for an answer at all. */
    static boolean wantsAnswer(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, LOCATION, CONTACTS, INTERACTIVE, BUTTON, ORDER -> true;
            case STICKER, REACTION, SYSTEM, EDIT, REVOKE, UNSUPPORTED, UNKNOWN -> false;
        };
    }

    /** Whether the person sent it: WhatsApp's own notices, of a new number for example, open no window. */
    static boolean opensWindow(MessageContent message) {
        return message.kind() != MessageKind.SYSTEM;
    }

    /** What an agent reads in the transcript. */
    static String inTranscript(MessageContent message) {
        String text = of(message);
        return text.isBlank() ? "[" + message.kind().name().toLowerCase(java.util.Locale.ROOT) + "]" : text;
    }
}
