package dev.relevo.bench.router;

import java.util.random.RandomGenerator;

/** The script of a conversation: the person's texts, and whether the bot understands. */
public enum Script {
    /** A conversation without a problem. */
    SMOOTH(2) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.question(number, random), false);
        }
    },

    /** A conversation without a problem and without an end. */
    ENDLESS(80) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.chatter(random), false);
        }
    },

    /** The user asks for a person. */
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

    /** The user writes the same three times. */
    REPEATS(3) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.COMPLAINT, false);
        }
    };

    /** The number of exchanges of the longest conversation that ends. */
    static final int USUAL = REPEATS.exchanges;

    static final int LONGEST = ENDLESS.exchanges;

    /** In a hundred conversations, there is one of each kind that gets stuck. */
    private static final int HUNDRED = 100;

    private final int exchanges;

    Script(int exchanges) {
        this.exchanges = exchanges;
    }

    /**
     * A question, and whether the bot understood it.
     *
     * @param isMissed whether the bot signals that it did not understand
     */
    record Exchange(String text, boolean isMissed) {}

    abstract Exchange exchange(int number, RandomGenerator random);

    boolean isStuck() {
        return this != SMOOTH && this != ENDLESS;
    }

    /** The number of exchanges. In a stuck conversation the last one leads to the handoff. */
    int exchanges() {
        return exchanges;
    }

    /**
     * The script of the n-th conversation: three in a hundred get stuck, each in a different way.
     *
     * @param isEndless whether a conversation without a problem is endless
     */
    static Script of(int conversation, boolean isEndless) {
        return switch (conversation % HUNDRED) {
            case 7 -> ASKS;
            case 37 -> MISSED;
            case 67 -> REPEATS;
            default -> isEndless ? ENDLESS : SMOOTH;
        };
    }
}
