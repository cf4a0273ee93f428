package dev.relevo.router.transcript;

import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/** How a message of the user counts as evidence. */
public final class UserText {
    private static final Pattern PRODUCT = Pattern.compile("-?[0-9][0-9.]* x \\S");

    private UserText() {}

    public static String of(MessageContent message) {
        return Objects.requireNonNullElse(message.text(), "");
    }

    /** Text, or a choice with text; a reaction or a sticker is not evidence. */
    public static boolean isEvidence(MessageContent message) {
        return switch (message.kind()) {
            case INTERACTIVE, BUTTON -> !of(message).isBlank();
            default -> isFree(message);
        };
    }

    /** The user's own text: the same button again is not a repetition. */
    public static boolean isFree(MessageContent message) {
        return switch (message.kind()) {
            // Turn's fallback channel sends the user's text beside unreadable content.
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, EDIT, UNSUPPORTED, UNKNOWN ->
                !of(message).isBlank();
            case ORDER -> hasNote(of(message));
            case INTERACTIVE, BUTTON, STICKER, LOCATION, CONTACTS, REACTION, SYSTEM, REVOKE -> false;
        };
    }

    /** An order reads as the user's note, if any, then one line per product, such as {@code 2 x SKU-1, 10.50 USD}. */
    private static boolean hasNote(String order) {
        return !order.isBlank() && !PRODUCT.matcher(order).lookingAt();
    }

    /**
     * Whether it can continue the previous line. A choice from the bot's options is an answer of its own, and an edit may arrive
     * after an answer.
     */
    public static boolean isLine(MessageContent message) {
        return switch (message.kind()) {
            case INTERACTIVE, BUTTON, EDIT -> false;
            default -> true;
        };
    }

    /** Whether it asks for an answer. */
    public static boolean wantsAnswer(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, LOCATION, CONTACTS, INTERACTIVE, BUTTON, ORDER, EDIT -> true;
            case UNSUPPORTED, UNKNOWN -> !of(message).isBlank();
            case STICKER, REACTION, SYSTEM, REVOKE -> false;
        };
    }

    /** Whether the user sent it: WhatsApp's own notices, for example of a new number, open no window. */
    public static boolean opensWindow(MessageContent message) {
        return message.kind() != MessageKind.SYSTEM;
    }

    /** The message id, or the id of the message that it edits. */
    public static String idOf(MessageContent message) {
        return message.kind() == MessageKind.EDIT && message.replyTo() != null
                ? message.replyTo()
                : message.messageId();
    }

    /** The turn of this message. An edit is a turn of its own only when its message is unknown. */
    public static Turn turn(Turn.Who who, MessageContent message, Instant at) {
        Turn.Change change = message.kind() == MessageKind.EDIT ? Turn.Change.EDITED : null;
        return new Turn(who, inTranscript(message), at, change);
    }

    /** The text that an agent reads in the transcript. */
    public static String inTranscript(MessageContent message) {
        String text = of(message);
        return text.isBlank() || ContentlessMessage.is(message) ? ContentlessMessage.label(message) : text;
    }
}
