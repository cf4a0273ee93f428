package dev.relevo.router.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Folding and comparing short texts. */
final class Text {
    /** Longer than any request; beyond it a message is a document, and its start says enough. */
    static final int MAX_CHARACTERS = 1_000;

    private static final int MAX_QUOTE = 120;

    private Text() {}

    /** Lower-case words without accents and punctuation: {@code "¿Está?" → [esta]}. */
    static List<String> words(String text) {
        String bounded = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        String folded = Normalizer.normalize(bounded, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
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

    /** Every three characters in a row of the folded text; empty when there is no letter in it. */
    static Set<String> trigrams(String text) {
        String folded = String.join(" ", words(text));
        Set<String> trigrams = new HashSet<>();
        if (folded.chars().anyMatch(Character::isLetter)) {
            for (int i = 0; i + 3 <= folded.length(); i++) {
                trigrams.add(folded.substring(i, i + 3));
            }
        }
        return trigrams;
    }

    /** Jaccard: what two sets share, of what either has; 0 to 1. */
    static double similarity(Set<String> one, Set<String> other) {
        Set<String> smaller = one.size() <= other.size() ? one : other;
        Set<String> larger = one.size() <= other.size() ? other : one;
        long shared = smaller.stream().filter(larger::contains).count();
        long either = one.size() + other.size() - shared;
        return either == 0 ? 0 : (double) shared / either;
    }

    /** The start of a text, for an explanation. */
    static String quote(String text) {
        return text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
    }
}
