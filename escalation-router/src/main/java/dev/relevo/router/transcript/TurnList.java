package dev.relevo.router.transcript;

import dev.relevo.event.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Turns with their marks, while they change. One instance per change. */
final class TurnList {
    private final List<Turn> turns;
    private final List<TurnMark> marks;

    TurnList(History history) {
        turns = new ArrayList<>(history.transcript());
        marks = new ArrayList<>(history.marks());
    }

    public List<Turn> turns() {
        return turns;
    }

    public List<TurnMark> marks() {
        return marks;
    }

    public void remove(int place) {
        turns.remove(place);
        marks.remove(place);
    }

    public void set(int place, Turn turn, TurnMark mark) {
        turns.set(place, turn);
        marks.set(place, mark);
    }

    /** At the end, or at its time when it is late. */
    public void add(Turn turn, TurnMark mark, boolean late) {
        int place = turns.size();
        while (late && place > 0 && turns.get(place - 1).at().isAfter(turn.at())) {
            place--;
        }
        if (isFoldable(place - 1, turn, mark)) {
            fold(place - 1, turn, mark);
        } else if (isFoldable(place, turn, mark)) {
            fold(place, turn, mark);
        } else {
            turns.add(place, turn);
            marks.add(place, mark);
        }
    }

    /** The turns of both, in the order of time. */
    public void merge(History other) {
        for (int i = 0; i < other.transcript().size(); i++) {
            add(other.transcript().get(i), other.marks().get(i), true);
        }
    }

    /**
     * Drops turns down to this number.
     *
     * @param reasons keys of messages that are evidence; their turns are dropped last
     */
    void shorten(int max, Supplier<Set<Integer>> reasons) {
        if (turns.size() <= max) {
            return;
        }
        Set<Integer> kept = reasons.get();
        int place = 0;
        while (turns.size() > max && place < turns.size() - 1) {
            if (marks.get(place).messages().stream().anyMatch(kept::contains)) {
                place++;
            } else {
                remove(place);
            }
        }
        while (turns.size() > max) {
            remove(0);
        }
    }

    private boolean isFoldable(int place, Turn turn, TurnMark mark) {
        return mark.isNoise()
                && place >= 0
                && place < turns.size()
                && marks.get(place).isNoise()
                && turns.get(place).who() == turn.who();
    }

    private void fold(int place, Turn turn, TurnMark mark) {
        set(
                place,
                ContentlessMessage.folded(turns.get(place), turn),
                marks.get(place).foldedWith(mark));
    }
}
