package dev.relevo.router.transcript;

import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a message of the person is worth as evidence. */
public final class UserText {
    private static final Pattern PRODUCT = Pattern.compile("-?[0-9][0-9.]* x \\S");

    private UserText() {}

    public static String of(MessageContent message) {
        return Objects.requireNonNullElse(message.text(), "");
    }

    /** The user's own words, or a choice among words; a reaction or a sticker is evidence of nothing. */
    public static boolean isEvidence(MessageContent message) {
        return switch (message.kind()) {
            case INTERACTIVE, BUTTON -> !of(message).isBlank();
            default -> isFree(message);
        };
    }

    /** The user's own words: picking the same button again is not a repetition. */
    public static boolean isFree(MessageContent message) {
        return switch (message.kind()) {
            // Turn's fallback channel sends the user's text beside content that cannot be read.
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, EDIT, UNSUPPORTED, UNKNOWN ->
                !of(message).isBlank();
            case ORDER -> hasNote(of(message));
            case INTERACTIVE, BUTTON, STICKER, LOCATION, CONTACTS, REACTION, SYSTEM, REVOKE -> false;
        };
    }

    /** An order reads as the user's note, if any, then a line for each product, such as {@code 2 x SKU-1, 10.50 USD}. */
    private static boolean hasNote(String order) {
        return !order.isBlank() && !PRODUCT.matcher(order).lookingAt();
    }

    /**
     * Whether it can continue the line written just before. A choice among what the bot offered is an answer of its own, and
     * an edit may come after somebody has answered.
     */
    public static boolean isLine(MessageContent message) {
        return switch (message.kind()) {
            case INTERACTIVE, BUTTON, EDIT -> false;
            default -> true;
        };
    }

    /** Whether it asks for an answer at all. */
    public static boolean wantsAnswer(MessageContent message) {
        return switch (message.kind()) {
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, LOCATION, CONTACTS, INTERACTIVE, BUTTON, ORDER, EDIT -> true;
            case UNSUPPORTED, UNKNOWN -> !of(message).isBlank();
            case STICKER, REACTION, SYSTEM, REVOKE -> false;
        };
    }

    /** Whether the person sent it: WhatsApp's own notices, of a new number for example, open no window. */
    public static boolean opensWindow(MessageContent message) {
        return message.kind() != MessageKind.SYSTEM;
    }

    /** The message that it is, or that it edits. */
    public static String idOf(MessageContent message) {
        return message.kind() == MessageKind.EDIT && message.replyTo() != null
                ? message.replyTo()
                : message.messageId();
    }

    /** The turn that it is. An edit is one of its own only when its message is not there. */
    public static Turn turn(Turn.Who who, MessageContent message, Instant at) {
        Turn.Change change = message.kind() == MessageKind.EDIT ? Turn.Change.EDITED : null;
        return new Turn(who, inTranscript(message), at, change);
    }

    /** What an agent reads in the transcript. */
    public static String inTranscript(MessageContent message) {
        String text = of(message);
        return text.isBlank() || ContentlessMessage.is(message) ? ContentlessMessage.label(message) : text;
    }
}
