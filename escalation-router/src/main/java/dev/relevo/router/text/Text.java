package dev.relevo.router.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds and compares short texts. */
public final class Text {
    private static final int MAX_QUOTE = 120;

    private static final ThreadLocal<@Nullable Folded> LAST = new ThreadLocal<>();

    private Text() {}

    private record Folded(String text, List<String> words) {}

    /** See {@link TextNormalizer#of}. Callers must not change the list. */
    public static List<String> words(String text) {
        Folded last = LAST.get();
        // Identity, not equality: most of a dozen detectors ask for the words of the same message.
        if (last == null || last.text() != text) {
            last = new Folded(text, TextNormalizer.of(text));
            LAST.set(last);
        }
        return last.words();
    }

    /** The trigrams of the folded text as numbers, ascending, without duplicates; empty when it has no letter. */
    public static long[] trigrams(String text) {
        String plain = TextNormalizer.plain(text);
        char[] folded = new char[Math.min(plain.length(), TextNormalizer.MAX_CHARACTERS)];
        int length = TextNormalizer.fold(plain, folded);
        if (length < 3 || !hasLetter(folded, length)) {
            return new long[0];
        }
        long[] trigrams = new long[length - 2];
        for (int i = 0; i < trigrams.length; i++) {
            trigrams[i] = trigram(folded, i);
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

    static long trigram(char[] folded, int at) {
        return (long) folded[at] << 32 | (long) folded[at + 1] << 16 | folded[at + 2];
    }

    private static boolean hasLetter(char[] folded, int length) {
        for (int i = 0; i < length; i++) {
            if (Character.isLetter(folded[i])) {
                return true;
            }
        }
        return false;
    }

    /** Jaccard similarity of two texts' {@link #trigrams}, 0 to 1. */
    public static double similarity(long[] one, long[] other) {
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
     * Whether two texts mention the same order, date or amount: all figures are in both. A lone digit counts tries or options and
     * is ignored, unless the text consists of lone digits.
     */
    public static boolean sameFigures(String one, String other) {
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

    /** The start of a text in one line, for an explanation. */
    public static String quote(String text) {
        return cut(text, MAX_QUOTE).replace('\n', ' ');
    }

    /** The text, or its start with an ellipsis. A surrogate pair is not split: half of one cannot be encoded. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(max - 1)) && Character.isLowSurrogate(text.charAt(max));
        return text.substring(0, splits ? max - 1 : max) + "…";
    }
}
