package dev.relevo.router.transcript;

import dev.relevo.event.Handoff;
import dev.relevo.event.Turn;
import dev.relevo.router.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transcript of a conversation and the events processed so far.
 *
 * @param transcript the last turns, oldest first, at most {@value Handoff#MAX_TURNS}
 * @param seen the events processed so far
 * @param lastEventAt time of the last event
 * @param marks one for each turn
 */
public record History(List<Turn> transcript, ProcessedEvents seen, Instant lastEventAt, List<TurnMark> marks) {
    /** An agent reads the start of a long message and opens WhatsApp for the rest. */
    static final int MAX_TURN_CHARACTERS = 1_000;

    /** Shown to agents in place of a deleted message. */
    public static final String DELETED = "[deleted]";

    public History {
        transcript = List.copyOf(transcript);
        marks = List.copyOf(marks);
        if (marks.size() != transcript.size()) {
            throw new IllegalArgumentException("%d marks for %d turns".formatted(marks.size(), transcript.size()));
        }
    }

    public static History startingAt(Instant now) {
        return new History(List.of(), ProcessedEvents.NOTHING, now, List.of());
    }

    /**
     * Inserts a late turn where its time belongs. A turn whose message was already edited or deleted gets the current text.
     *
     * @param reasons keys of messages that are evidence; their turns are kept longest
     */
    public History plus(Turn turn, TurnMark mark, Supplier<Set<Integer>> reasons) {
        TurnList turns = new TurnList(this);
        int known = changed(turn.who(), mark);
        boolean late = isLate(turn, mark);
        if (known >= 0) {
            Turn changed = transcript.get(known);
            turns.remove(known);
            turns.add(new Turn(turn.who(), changed.text(), turn.at(), changed.change()), marks.get(known), late);
        } else if (isDeleted(turn.who(), mark.message())) {
            turns.add(new Turn(turn.who(), DELETED, turn.at(), Turn.Change.DELETED), mark, late);
        } else {
            turns.add(shortened(turn), mark, late);
        }
        turns.shorten(Handoff.MAX_TURNS, reasons);
        return with(turns);
    }

    /**
     * Whether the same speaker has a later turn or has edited this one. Only times of one speaker are comparable: WhatsApp's have a
     * resolution of one second, a bot's come from its own clock. Contentless messages make nothing late.
     */
    public boolean isLate(Turn turn, TurnMark mark) {
        for (int i = transcript.size() - 1; i >= 0; i--) {
            Turn other = transcript.get(i);
            if (other.who() == turn.who()
                    && !marks.get(i).isNoise()
                    && other.at().isAfter(turn.at())) {
                return true;
            }
        }
        return changed(turn.who(), mark) >= 0;
    }

    /** Index of this speaker's turn with this message key; -1 if absent. */
    public int indexOf(Turn.Who who, @Nullable Integer key) {
        for (int i = transcript.size() - 1; i >= 0 && key != null; i--) {
            if (transcript.get(i).who() == who && marks.get(i).isOf(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the turn that an earlier edit or deletion of this message created; else -1. */
    public int changed(Turn.Who who, TurnMark message) {
        int place = indexOf(who, message.message());
        return place >= 0 && transcript.get(place).change() != null ? place : -1;
    }

    /** Replaces the text of a turn. */
    public History with(int place, Turn turn, TurnMark mark) {
        TurnList turns = new TurnList(this);
        turns.set(place, shortened(turn), mark);
        return with(turns);
    }

    public History without(int place) {
        TurnList turns = new TurnList(this);
        turns.remove(place);
        return with(turns);
    }

    /** The history before this turn. */
    public History until(int place) {
        return new History(transcript.subList(0, place), seen, lastEventAt, marks.subList(0, place));
    }

    /** Remembers that a message was deleted before it arrived. */
    public History deleted(Turn.Who who, Integer key, Instant at) {
        return new History(transcript, seen.plus(deletion(who, key), at), lastEventAt, marks);
    }

    public boolean isDeleted(Turn.Who who, @Nullable Integer key) {
        return key != null && seen.contains(deletion(who, key));
    }

    private static String deletion(Turn.Who who, Integer key) {
        return "deletion " + who + " " + key;
    }

    /** The union, in the order of time. */
    public History and(History other, Supplier<Set<Integer>> reasons) {
        TurnList turns = new TurnList(other);
        turns.merge(this);
        turns.shorten(Handoff.MAX_TURNS, reasons);
        Instant last = other.lastEventAt.isAfter(lastEventAt) ? other.lastEventAt : lastEventAt;
        return new History(turns.turns(), seen.and(other.seen), last, turns.marks());
    }

    /** Remembers that this event was processed now. */
    public History saw(String eventId, Instant occurredAt, Instant now) {
        Instant at = occurredAt.isAfter(now) ? now : occurredAt;
        return new History(transcript, seen.plus(eventId, at), now.isAfter(lastEventAt) ? now : lastEventAt, marks);
    }

    private History with(TurnList turns) {
        return new History(turns.turns(), seen, lastEventAt, turns.marks());
    }

    private static Turn shortened(Turn turn) {
        String text = turn.text();
        return text.length() <= MAX_TURN_CHARACTERS
                ? turn
                : new Turn(turn.who(), Text.cut(text, MAX_TURN_CHARACTERS), turn.at(), turn.change());
    }
}
