package dev.relevo.router.codec;

import dev.relevo.event.Turn;
import dev.relevo.router.transcript.TurnMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@link ConversationBytes} of the turns. Each begins with the letter of its speaker, then text and time. A capital letter means
 * that the message's key follows; the letter's high bit means that the other fields follow. States written before 0.3 have neither.
 */
final class TurnBytes {
    private static final int MORE = 0x80;
    private static final int LETTER = 0x7F;

    private static final int EDITED = 1;
    private static final int DELETED = 2;
    private static final int CHANGED_UNKNOWN = 4;
    private static final int BUTTONS = 8;
    private static final int CHANGED_AT = 16;

    private static final int CAPITAL = 'a' - 'A';

    private TurnBytes() {}

    /** The turns and their marks. */
    public record Read(List<Turn> turns, List<TurnMark> marks) {}

    public static void write(StateWriter out, List<Turn> turns) {
        write(out, turns, Collections.nCopies(turns.size(), TurnMark.NONE));
    }

    public static void write(StateWriter out, List<Turn> turns, List<TurnMark> marks) {
        out.number(turns.size());
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            TurnMark mark = marks.get(i);
            boolean known = isPlain(turn, mark);
            boolean more = !known && (turn.change() != null || !mark.equals(TurnMark.NONE));
            out.raw((byte) ((letterOf(turn.who()) | (more ? MORE : 0)) - (known ? CAPITAL : 0)));
            out.text(turn.text());
            out.time(turn.at());
            if (known) {
                writeKey(out, mark.messages().getFirst());
            } else if (more) {
                writeMore(out, turn, mark);
            }
        }
    }

    /** Whether the turn has only a message key, as most turns do. */
    private static boolean isPlain(Turn turn, TurnMark mark) {
        return turn.who() != Turn.Who.UNKNOWN
                && turn.change() == null
                && mark.messages().size() == 1
                && mark.folded() == 0
                && !mark.buttons()
                && mark.changedAt() == null;
    }

    private static void writeMore(StateWriter out, Turn turn, TurnMark mark) {
        Instant changedAt = mark.changedAt();
        int flags = (mark.buttons() ? BUTTONS : 0) | (changedAt != null ? CHANGED_AT : 0);
        out.number(flags | bitOf(turn));
        out.number(mark.messages().size());
        mark.messages().forEach(key -> writeKey(out, key));
        out.number(mark.folded());
        if (changedAt != null) {
            out.time(changedAt);
        }
    }

    public static Read read(StateReader in) {
        int count = in.count();
        List<Turn> turns = new ArrayList<>(count);
        List<TurnMark> marks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte head = in.raw();
            int letter = head & LETTER;
            Turn turn = new Turn(whoIs(letter), in.text(), in.time());
            if ((head & MORE) != 0) {
                int flags = in.int32();
                turns.add(new Turn(turn.who(), turn.text(), turn.at(), changeIn(flags)));
                marks.add(readMark(in, flags));
            } else {
                turns.add(turn);
                marks.add(isCapital(letter) ? new TurnMark(List.of(readKey(in)), 0, false, null) : TurnMark.NONE);
            }
        }
        return new Read(turns, marks);
    }

    private static TurnMark readMark(StateReader in, int flags) {
        int count = in.count();
        List<Integer> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            messages.add(readKey(in));
        }
        return new TurnMark(messages, in.int32(), (flags & BUTTONS) != 0, (flags & CHANGED_AT) != 0 ? in.time() : null);
    }

    private static void writeKey(StateWriter out, int key) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.raw((byte) (key >>> shift));
        }
    }

    private static int readKey(StateReader in) {
        int key = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            key = key << Byte.SIZE | in.raw() & 0xFF;
        }
        return key;
    }

    private static boolean isCapital(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static int bitOf(Turn turn) {
        return switch (turn.change()) {
            case null -> 0;
            case EDITED -> EDITED;
            case DELETED -> DELETED;
            case UNKNOWN -> CHANGED_UNKNOWN;
        };
    }

    private static Turn.@org.jspecify.annotations.Nullable Change changeIn(int flags) {
        if ((flags & EDITED) != 0) {
            return Turn.Change.EDITED;
        }
        if ((flags & DELETED) != 0) {
            return Turn.Change.DELETED;
        }
        return (flags & CHANGED_UNKNOWN) != 0 ? Turn.Change.UNKNOWN : null;
    }

    private static int letterOf(Turn.Who who) {
        return switch (who) {
            case USER -> 'u';
            case BOT -> 'b';
            case AGENT -> 'a';
            case UNKNOWN -> '?';
        };
    }

    private static Turn.Who whoIs(int letter) {
        return switch (letter) {
            case 'u', 'U' -> Turn.Who.USER;
            case 'b', 'B' -> Turn.Who.BOT;
            case 'a', 'A' -> Turn.Who.AGENT;
            default -> Turn.Who.UNKNOWN;
        };
    }
}
