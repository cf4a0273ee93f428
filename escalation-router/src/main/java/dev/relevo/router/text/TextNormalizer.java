package dev.relevo.router.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Folds words for comparison: lower case, without accents and punctuation. */
public final class TextNormalizer {
    /** Longer than any request; beyond it a message is a document, and its start is enough. */
    public static final int MAX_CHARACTERS = 1_000;

    /** End of the alphabets with removable accents, in Unicode's order. */
    private static final int LATIN_GREEK_CYRILLIC = 0x2000;

    /** Average length of a short word with the space after it. */
    private static final int USUAL_WORD = 4;

    private static final char SPACE = ' ';
    /** Marks characters that are removed without a gap between words. */
    private static final char NOTHING = 0;

    /** A table instead of normalizing each text. */
    private static final char[] FOLDED = foldingTable();

    private TextNormalizer() {}

    /** The folded words of a text: {@code "¿Está?" → [esta]}. */
    public static List<String> of(String text) {
        String plain = plain(text);
        char[] folded = new char[lengthOf(plain)];
        int length = fold(plain, folded);
        List<String> words = new ArrayList<>(length / USUAL_WORD + 1);
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || folded[i] == SPACE) {
                if (i > start) {
                    words.add(new String(folded, start, i - start));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** The folded words of a text, separated by one space. */
    public static String joined(String text) {
        String plain = plain(text);
        char[] folded = new char[lengthOf(plain)];
        return new String(folded, 0, fold(plain, folded));
    }

    /** The text without look-alikes and format characters (NFKC without Cf); the same object when nothing changes. */
    public static String plain(String text) {
        return PlainText.of(text);
    }

    /**
     * The same into a buffer.
     *
     * @param text that is {@link #plain}
     * @param into as long as the text, or {@value #MAX_CHARACTERS}
     * @return number of characters written
     */
    public static int fold(String text, char[] into) {
        int characters = lengthOf(text);
        int length = 0;
        boolean gap = false;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            char folded = c < FOLDED.length ? FOLDED[c] : foldedAlone(Character.toLowerCase(c));
            if (folded == SPACE) {
                gap = length > 0;
            } else if (folded != NOTHING) {
                if (gap) {
                    into[length] = SPACE;
                    length++;
                    gap = false;
                }
                into[length] = folded;
                length++;
            }
        }
        return length;
    }

    private static int lengthOf(String text) {
        return Math.min(text.length(), MAX_CHARACTERS);
    }

    /** Letters and digits stay; others become a space, accents and apostrophes are removed. */
    private static char foldedAlone(char c) {
        if (Character.isLetterOrDigit(c)) {
            return c;
        }
        return Character.getType(c) == Character.NON_SPACING_MARK || c == '\'' || c == '’' ? NOTHING : SPACE;
    }

    /** Lower case without the accent; a letter without one stays. */
    private static char[] foldingTable() {
        char[] table = new char[LATIN_GREEK_CYRILLIC];
        for (char c = 0; c < table.length; c++) {
            String bare = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
            table[c] = foldedAlone(Character.toLowerCase(bare.charAt(0)));
        }
        return table;
    }
}
