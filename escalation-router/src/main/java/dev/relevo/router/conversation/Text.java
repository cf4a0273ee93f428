package dev.relevo.router.conversation;

import dev.relevo.router.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folding and comparing short texts. */
final class Text {
    private static final int MAX_QUOTE = 120;

    private Text() {}

    /** See {@link Words#of}. */
    static List<String> words(String text) {
        return Words.of(text);
    }

    /**
     * Every three characters in a row of the folded text, each as one number; ascending, each once; empty when there is no
     * letter in it.
     */
    static long[] trigrams(String text) {
        String folded = String.join(" ", words(text));
        if (folded.length() < 3 || folded.chars().noneMatch(Character::isLetter)) {
            return new long[0];
        }
        long[] trigrams = new long[folded.length() - 2];
        for (int i = 0; i < trigrams.length; i++) {
            trigrams[i] = (long) folded.charAt(i) << 32 | (long) folded.charAt(i + 1) << 16 | folded.charAt(i + 2);
        }
        Arrays.sort(trigrams);
        int distinct = 1;
        for (int i = 1; i < trigrams.length; i++) {
            if (trigrams[i] != trigrams[distinct - 1]) {
                trigrams[distinct] = trigrams[i];
                distinct++;
            }
        }
        return Arrays.copyOf(trigrams, distinct);
    }

    /** Jaccard of two texts' {@link #trigrams}: what they share, of what either has; 0 to 1. */
    static double similarity(long[] one, long[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        int either = one.length + other.length - shared;
        return either == 0 ? 0 : (double) shared / either;
    }

    /**
     * Whether two texts speak of the same order, date or amount: every figure is in both. A lone digit counts tries or options
     * and is none; in a text that is made of such words they are its words.
     */
    static boolean sameFigures(String one, String other) {
        List<String> words = words(one);
        List<String> otherWords = words(other);
        return isMadeOfFigures(words)
                || isMadeOfFigures(otherWords)
                || figures(words)
                        .collect(Collectors.toSet())
                        .equals(figures(otherWords).collect(Collectors.toSet()));
    }

    private static boolean isMadeOfFigures(List<String> words) {
        return 2 * figures(words).count() > words.size();
    }

    private static Stream<String> figures(List<String> words) {
        return words.stream().filter(word -> word.length() > 1 && word.chars().anyMatch(Character::isDigit));
    }

    /** The start of a text, for an explanation. */
    static String quote(String text) {
        return text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
    }
}
