package dev.relevo.router.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Words as they are compared: lower case, without accents and punctuation. */
public final class Words {
    /** Longer than any request; beyond it a message is a document, and its start says enough. */
    public static final int MAX_CHARACTERS = 1_000;

    /** End of the alphabets that have accents to take off, in Unicode's order. */
    private static final int LATIN_GREEK_CYRILLIC = 0x2000;

    /** Looked up instead of normalizing each text. */
    private static final char[] FOLDED = foldingTable();

    private Words() {}

    /** The folded words of a text: {@code "¿Está?" → [esta]}. */
    public static List<String> of(String text) {
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

    /** The folded words of a text, with one space between them. */
    public static String joined(String text) {
        return String.join(" ", of(text));
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
}
