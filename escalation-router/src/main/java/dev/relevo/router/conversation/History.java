package dev.relevo.router.conversation;

import dev.relevo.event.Handoff;
import dev.relevo.event.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was said and done in a conversation.
 *
 * @param transcript the last turns, oldest first, at most {@value Handoff#MAX_TURNS}
 * @param seen the events handled so far
 * @param lastEventAt when anything last happened
 */
record History(List<Turn> transcript, Seen seen, Instant lastEventAt) {
    /** An agent reads the start of a long message and opens WhatsApp for the rest. */
    static final int MAX_TURN_CHARACTERS = 1_000;

    History {
        transcript = List.copyOf(transcript);
    }

    static History startingAt(Instant now) {
        return new History(List.of(), Seen.NOTHING, now);
    }

    /** A turn of before the speaker's last one goes where it belongs. */
    History plus(Turn turn) {
        List<Turn> longer = new ArrayList<>(transcript);
        int place = longer.size();
        if (isLate(turn)) {
            while (place > 0 && longer.get(place - 1).at().isAfter(turn.at())) {
                place--;
            }
        }
        longer.add(place, shortened(turn));
        return new History(last(longer), seen, lastEventAt);
    }

    /**
     * Whether the same speaker has spoken after it. Only one speaker's times can be compared: WhatsApp's are in whole seconds,
     * a bot's come from a clock of its own.
     */
    boolean isLate(Turn turn) {
        for (int i = transcript.size() - 1; i >= 0; i--) {
            Turn other = transcript.get(i);
            if (other.who() == turn.who() && other.at().isAfter(turn.at())) {
                return true;
            }
        }
        return false;
    }

    /** Both, in the order of time. */
    History and(History other) {
        List<Turn> turns = new ArrayList<>(other.transcript);
        turns.addAll(transcript);
        turns.sort(Comparator.comparing(Turn::at));
        Instant last = other.lastEventAt.isAfter(lastEventAt) ? other.lastEventAt : lastEventAt;
        return new History(last(turns), seen.and(other.seen), last);
    }

    /** Remembers that this event, of that time, was handled now. */
    History saw(String eventId, Instant occurredAt, Instant now) {
        Instant at = occurredAt.isAfter(now) ? now : occurredAt;
        return new History(transcript, seen.plus(eventId, at), now.isAfter(lastEventAt) ? now : lastEventAt);
    }

    private static Turn shortened(Turn turn) {
        String text = turn.text();
        return text.length() <= MAX_TURN_CHARACTERS
                ? turn
                : new Turn(turn.who(), Text.cut(text, MAX_TURN_CHARACTERS), turn.at());
    }

    private static List<Turn> last(List<Turn> turns) {
        return turns.subList(Math.max(0, turns.size() - Handoff.MAX_TURNS), turns.size());
    }
}
