package dev.relevo.bench.router;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** How a conversation goes: what the person writes, and whether the bot understands. */
enum Script {
    /** Nothing is wrong. */
    SMOOTH(2) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.question(number, random), false);
        }
    },

    /** She asks for a person. */
    ASKS(2) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return number < 1
                    ? new Exchange(Phrases.question(number, random), false)
                    : new Exchange(Phrases.request(random), false);
        }
    },

    /** The bot does not understand three times in a row. */
    MISSED(3) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.question(number, random), true);
        }
    },

    /** She says the same three times. */
    REPEATS(3) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.COMPLAINT, false);
        }
    };

    /** In a hundred conversations, one of each kind that gets stuck. */
    private static final int HUNDRED = 100;

    private final int exchanges;

    Script(int exchanges) {
        this.exchanges = exchanges;
    }

    /**
     * A question and what the bot made of it.
     *
     * @param isMissed the bot signals that it did not understand
     */
    record Exchange(String text, boolean isMissed) {}

    abstract Exchange exchange(int number, RandomGenerator random);

    boolean isStuck() {
        return this != SMOOTH;
    }

    /** All exchanges, in order. The last is the one that makes a stuck person a case for a human. */
    List<Exchange> exchanges(RandomGenerator random) {
        List<Exchange> all = new ArrayList<>(exchanges);
        for (int number = 0; number < exchanges; number++) {
            all.add(exchange(number, random));
        }
        return all;
    }

    /** The script of the n-th conversation: three in a hundred get stuck, each in its own way. */
    static Script of(int conversation) {
        return switch (conversation % HUNDRED) {
            case 7 -> ASKS;
            case 37 -> MISSED;
            case 67 -> REPEATS;
            default -> SMOOTH;
        };
    }
}
