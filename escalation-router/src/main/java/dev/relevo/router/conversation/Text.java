package dev.relevo.router.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Folding and comparing short texts. */
final class Text {
    /** Longer than any request; beyond it a message is a document, and its start says enough. */
    static final int MAX_CHARACTERS = 1_000;

    private static final int MAX_QUOTE = 120;

    /** End of the alphabets that have accents to take off, in Unicode's order. */
    private static final int LATIN_GREEK_CYRILLIC = 0x2000;

    /** Looked up instead of normalizing each text. */
    private static final char[] FOLDED = foldingTable();

    private Text() {}

    /** Lower-case words without accents and punctuation: {@code "¿Está?" → [esta]}. */
    static List<String> words(String text) {
        String bounded = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < bounded.length(); i++) {
            char c = folded(bounded.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '’') {
                flush(word, words);
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static char folded(char c) {
        return c < FOLDED.length ? FOLDED[c] : Character.toLowerCase(c);
    }

    /** Lower case without its accent; a letter without one stays itself. */
    private static char[] foldingTable() {
        char[] table = new char[LATIN_GREEK_CYRILLIC];
        for (char c = 0; c < table.length; c++) {
            String bare = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
            table[c] = Character.toLowerCase(bare.charAt(0));
        }
        return table;
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

    /** The start of a text, for an explanation. */
    static String quote(String text) {
        return text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
    }
}
