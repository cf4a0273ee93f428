package dev.relevo.router.codec;

import dev.relevo.event.Turn;
import dev.relevo.router.transcript.TurnMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link ConversationBytes} of the turns. Each begins with a number that holds speaker, flags and count of message keys, the frequent
 * ones in its first seven bits: so it takes two bytes only in a turn that was changed.
 */
final class TurnBytes {
    private static final int WHO = 0b11;
    private static final int BUTTONS = 1 << 2;
    private static final int FOLDED = 1 << 3;
    private static final int KEYS_AT = 4;
    private static final int KEYS = 0b111;
    private static final int CHANGE_AT = 7;
    private static final int CHANGE = 0b11;
    private static final int CHANGED_AT = 1 << 9;

    private TurnBytes() {}

    /** The turns and their marks. */
    public record Read(List<Turn> turns, List<TurnMark> marks) {}

    public static void write(StateWriter out, List<Turn> turns) {
        write(out, turns, Collections.nCopies(turns.size(), TurnMark.NONE));
    }

    public static void write(StateWriter out, List<Turn> turns, List<TurnMark> marks) {
        out.number(turns.size());
        for (int i = 0; i < turns.size(); i++) {
            write(out, turns.get(i), marks.get(i));
        }
    }

    private static void write(StateWriter out, Turn turn, TurnMark mark) {
        List<Integer> keys = mark.messages();
        Instant changedAt = mark.changedAt();
        out.number(numberOf(turn.who())
                | (mark.buttons() ? BUTTONS : 0)
                | (mark.folded() > 0 ? FOLDED : 0)
                | keys.size() << KEYS_AT
                | numberOf(turn.change()) << CHANGE_AT
                | (changedAt != null ? CHANGED_AT : 0));
        out.text(turn.text());
        out.time(turn.at());
        for (int i = 0; i < keys.size(); i++) {
            writeKey(out, keys.get(i));
        }
        if (mark.folded() > 0) {
            out.number(mark.folded());
        }
        if (changedAt != null) {
            out.time(changedAt);
        }
    }

    public static Read read(StateReader in) {
        int count = in.count();
        List<Turn> turns = new ArrayList<>(count);
        List<TurnMark> marks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int head = in.int32();
            turns.add(new Turn(whoIs(head & WHO), in.text(), in.time(), changeIs(head >> CHANGE_AT & CHANGE)));
            marks.add(readMark(in, head));
        }
        return new Read(turns, marks);
    }

    private static TurnMark readMark(StateReader in, int head) {
        return new TurnMark(
                readKeys(in, head >> KEYS_AT & KEYS),
                (head & FOLDED) != 0 ? in.int32() : 0,
                (head & BUTTONS) != 0,
                (head & CHANGED_AT) != 0 ? in.time() : null);
    }

    private static List<Integer> readKeys(StateReader in, int count) {
        if (count == 1) {
            // As most turns have; an array for it makes reading measurably slower.
            return List.of(readKey(in));
        }
        Integer[] keys = new Integer[count];
        Arrays.setAll(keys, _ -> readKey(in));
        return List.of(keys);
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

    private static int numberOf(Turn.Who who) {
        return switch (who) {
            case UNKNOWN -> 0;
            case USER -> 1;
            case BOT -> 2;
            case AGENT -> 3;
        };
    }

    private static Turn.Who whoIs(int number) {
        return switch (number) {
            case 1 -> Turn.Who.USER;
            case 2 -> Turn.Who.BOT;
            case 3 -> Turn.Who.AGENT;
            default -> Turn.Who.UNKNOWN;
        };
    }

    private static int numberOf(Turn.@Nullable Change change) {
        return switch (change) {
            case null -> 0;
            case EDITED -> 1;
            case DELETED -> 2;
            case UNKNOWN -> 3;
        };
    }

    private static Turn.@Nullable Change changeIs(int number) {
        return switch (number) {
            case 1 -> Turn.Change.EDITED;
            case 2 -> Turn.Change.DELETED;
            case 3 -> Turn.Change.UNKNOWN;
            default -> null;
        };
    }
}
