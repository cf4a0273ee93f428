package dev.relevo.bench.router;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Some conversations, going on side by side: everybody's first exchange comes before anybody's second, so that each event finds its
 * state as cold as it can be.
 *
 * @param first number of the first conversation
 * @param size how many
 * @param goesOn whether those in which nothing is wrong go on and on
 */
record Population(int first, int size, boolean goesOn) {
    /** Conversations that end as they usually do. */
    Population(int first, int size) {
        this(first, size, false);
    }

    /** One exchange of one conversation. */
    record Turn(Dialogue dialogue, int exchange) {}

    /** In the order in which they happen. */
    void forEachTurn(Consumer<Turn> action) {
        int exchanges = goesOn ? Script.LONGEST : Script.USUAL;
        for (int exchange = 0; exchange < exchanges; exchange++) {
            for (int i = 0; i < size; i++) {
                action.accept(new Turn(dialogue(i), exchange));
            }
        }
    }

    /** Those that get stuck. */
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
        return new Dialogue(first + index, Script.of(first + index, goesOn));
    }

    /** The next conversations after these, of the usual length. */
    Population next(int nextSize) {
        return new Population(first + size, nextSize);
    }
}
