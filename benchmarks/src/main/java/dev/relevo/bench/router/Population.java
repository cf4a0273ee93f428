package dev.relevo.bench.router;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A set of interleaved conversations: the first exchange of all of them comes before the second of any, so that each event finds its
 * state as cold as possible.
 *
 * @param first the number of the first conversation
 * @param size the number of conversations
 * @param isEndless whether the conversations without a problem have the endless script
 */
record Population(int first, int size, boolean isEndless) {
    /** Conversations of the usual length. */
    Population(int first, int size) {
        this(first, size, false);
    }

    /** One exchange of one conversation. */
    record Turn(Dialogue dialogue, int exchange) {}

    /** All exchanges, in order of time. */
    void forEachTurn(Consumer<Turn> action) {
        int exchanges = isEndless ? Script.LONGEST : Script.USUAL;
        for (int exchange = 0; exchange < exchanges; exchange++) {
            for (int i = 0; i < size; i++) {
                action.accept(new Turn(dialogue(i), exchange));
            }
        }
    }

    /** The conversations that get stuck. */
    List<Dialogue> stuck() {
        List<Dialogue> stuck = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Dialogue dialogue = dialogue(i);
            if (dialogue.isStuck()) {
                stuck.add(dialogue);
            }
        }
        return stuck;
    }

    private Dialogue dialogue(int index) {
        return new Dialogue(first + index, Script.of(first + index, isEndless));
    }

    /** The conversations after these, of the usual length. */
    Population next(int nextSize) {
        return new Population(first + size, nextSize);
    }
}
