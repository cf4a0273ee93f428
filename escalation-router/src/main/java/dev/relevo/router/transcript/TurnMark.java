package dev.relevo.router.transcript;

import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a turn that agents do not read.
 *
 * @param messages keys of its message and of its edits, its message first; empty for Relevo's own turns and for merged ones;
 *     at most {@value #MAX_MESSAGES}
 * @param folded how many contentless messages the turn stands for; 0 for a turn with content
 * @param buttons whether it had buttons or a list
 * @param changedAt when the current text was written; null for the original text
 */
public record TurnMark(
        List<Integer> messages,
        int folded,
        boolean buttons,
        @Nullable Instant changedAt) {
    public static final TurnMark NONE = new TurnMark(List.of(), 0, false, null);

    /** Marks Relevo's own offer of a person, in any wording of the policy. */
    public static final TurnMark OFFER = new TurnMark(List.of(key(OfferButtons.PREFIX + "offer")), 0, true, null);

    /** Keys of a message and its last edits: an edit may name either. */
    public static final int MAX_MESSAGES = 4;

    public TurnMark {
        if (messages.size() > MAX_MESSAGES) {
            throw new IllegalArgumentException("more than " + MAX_MESSAGES + " messages: " + messages.size());
        }
        messages = List.copyOf(messages);
    }

    /** The mark of the turn that this message becomes. */
    public static TurnMark of(MessageContent message, Instant writtenAt) {
        if (ContentlessMessage.is(message)) {
            return new TurnMark(List.of(), 1, false, null);
        }
        Integer own = key(message.messageId());
        if (message.kind() == MessageKind.EDIT) {
            String edited = message.replyTo();
            return new TurnMark(edited == null ? List.of(own) : List.of(key(edited), own), 0, false, writtenAt);
        }
        return new TurnMark(List.of(own), 0, message.kind() == MessageKind.INTERACTIVE, null);
    }

    /** Key of a message id: 32 bits, because it is compared within one transcript only. */
    public static Integer key(String messageId) {
        long hash = ProcessedEvents.hash(messageId);
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }

    public boolean isNoise() {
        return folded > 0;
    }

    /** Whether the turn is this message, or was edited by it. */
    public boolean isOf(@Nullable Integer key) {
        return key != null && messages.contains(key);
    }

    /** Key of its own message; null when it has none. */
    @Nullable
    public Integer message() {
        return messages.isEmpty() ? null : messages.getFirst();
    }

    /**
     * The mark after an edit.
     *
     * @param at when it was written; null when it arrived too late to change the text
     */
    public TurnMark edited(String editId, @Nullable Instant at) {
        List<Integer> longer = new ArrayList<>(messages);
        if (!isOf(key(editId))) {
            longer.add(key(editId));
        }
        if (longer.size() > MAX_MESSAGES) {
            // The first key stays: most edits name it.
            longer.remove(1);
        }
        return new TurnMark(longer, folded, buttons, at == null ? changedAt : at);
    }

    TurnMark foldedWith(TurnMark other) {
        return new TurnMark(messages, folded + other.folded, buttons, changedAt);
    }
}
