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
 */
record Population(int first, int size) {
    /** One exchange of one conversation. */
    record Turn(Dialogue dialogue, int exchange) {}

    /** In the order in which they happen. */
    void forEachTurn(Consumer<Turn> action) {
        for (int exchange = 0; exchange < Dialogue.MAX_EXCHANGES; exchange++) {
            for (int i = 0; i < size; i++) {
                action.accept(new Turn(new Dialogue(first + i), exchange));
            }
        }
    }

    /** Those that get stuck. */
    List<Dialogue> stuck() {
        List<Dialogue> stuck = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Dialogue dialogue = new Dialogue(first + i);
            if (dialogue.isStuck()) {
                stuck.add(dialogue);
            }
        }
        return stuck;
    }

    /** The next conversations after these. */
    Population next(int nextSize) {
        return new Population(first + size, nextSize);
    }
}
