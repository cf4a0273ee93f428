package dev.relevo.bench.router;

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

    /** Nothing is wrong, and it does not end. */
    ENDLESS(80) {
        @Override
        Exchange exchange(int number, RandomGenerator random) {
            return new Exchange(Phrases.chatter(random), false);
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

    /** Exchanges of the longest conversation that ends. */
    static final int USUAL = REPEATS.exchanges;

    static final int LONGEST = ENDLESS.exchanges;

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
        return this != SMOOTH && this != ENDLESS;
    }

    /** How many exchanges it has. The last is the one that makes a stuck person a case for a human. */
    int exchanges() {
        return exchanges;
    }

    /**
     * The script of the n-th conversation: three in a hundred get stuck, each in its own way.
     *
     * @param goesOn whether one in which nothing is wrong is endless
     */
    static Script of(int conversation, boolean goesOn) {
        return switch (conversation % HUNDRED) {
            case 7 -> ASKS;
            case 37 -> MISSED;
            case 67 -> REPEATS;
            default -> goesOn ? ENDLESS : SMOOTH;
        };
    }
}
