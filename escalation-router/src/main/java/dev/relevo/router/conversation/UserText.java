package dev.relevo.router.conversation;

import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import java.time.Instant;
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
            case TEXT, IMAGE, VIDEO, DOCUMENT, INTERACTIVE, BUTTON, EDIT ->
                !of(message).isBlank();
            case AUDIO, STICKER, LOCATION, CONTACTS, REACTION, ORDER, SYSTEM, REVOKE, UNSUPPORTED, UNKNOWN -> false;
        };
    }

    /** Words of her own: picking the same button again is not repeating herself. */
    static boolean isFree(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, DOCUMENT, EDIT -> !of(message).isBlank();
            case INTERACTIVE,
                    BUTTON,
                    AUDIO,
                    STICKER,
                    LOCATION,
                    CONTACTS,
                    REACTION,
                    ORDER,
                    SYSTEM,
                    REVOKE,
                    UNSUPPORTED,
                    UNKNOWN -> false;
        };
    }

    /**
     * Whether it can go on with what was written just before. A choice among what the bot offered is an answer of its own, and
     * an edit may come after somebody has answered.
     */
    static boolean isLine(MessageContent message) {
        return switch (message.kind()) {
            case INTERACTIVE, BUTTON, EDIT -> false;
            default -> true;
        };
    }

    /** Whether it asks for an answer at all. */
    static boolean wantsAnswer(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, LOCATION, CONTACTS, INTERACTIVE, BUTTON, ORDER, EDIT -> true;
            case STICKER, REACTION, SYSTEM, REVOKE, UNSUPPORTED, UNKNOWN -> false;
        };
    }

    /** Whether the person sent it: WhatsApp's own notices, of a new number for example, open no window. */
    static boolean opensWindow(MessageContent message) {
        return message.kind() != MessageKind.SYSTEM;
    }

    /** The message that it is, or that it edits. */
    static String idOf(MessageContent message) {
        return message.kind() == MessageKind.EDIT && message.replyTo() != null
                ? message.replyTo()
                : message.messageId();
    }

    /** The turn that it is. An edit is one of its own only when its message is not there. */
    static Turn turn(Turn.Who who, MessageContent message, Instant at) {
        Turn.Change change = message.kind() == MessageKind.EDIT ? Turn.Change.EDITED : null;
        return new Turn(who, inTranscript(message), at, change);
    }

    /** What an agent reads in the transcript. */
    static String inTranscript(MessageContent message) {
        String text = of(message);
        return text.isBlank() || Noise.is(message) ? Noise.label(message) : text;
    }
}
