package dev.relevo.router.text;

import java.text.Normalizer;

/**
 * Normalizes look-alike text for comparison: compatibility forms (fullwidth, mathematical letters, ligatures) become plain letters,
 * and format characters (soft hyphens, joiners, direction marks) are removed, also inside words.
 */
final class PlainText {
    /** Below this code point only the soft hyphen and a few signs are affected. */
    private static final int LATIN = 0x0250;

    private static final char SOFT_HYPHEN = '\u00AD';

    private PlainText() {}

    /** The same object for plain Latin text, the usual case. */
    public static String of(String text) {
        int length = Math.min(text.length(), TextNormalizer.MAX_CHARACTERS);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= LATIN ? !isUsual(c) : c == SOFT_HYPHEN) {
                return normalized(text);
            }
        }
        return text;
    }

    /** Dashes, quotes and most emoji, which phones insert: they fold to the same without this step. */
    private static boolean isUsual(char c) {
        return (c >= '\u2010' && c <= '\u2022')
                || c == '\u2026'
                || c == '\uFE0F'
                || c == '\uD83D'
                || c == '\uD83E'
                || Character.isLowSurrogate(c);
    }

    private static String normalized(String text) {
        // Reads beyond the limit, because removed characters make room.
        int length = Math.min(text.length(), 4 * TextNormalizer.MAX_CHARACTERS);
        StringBuilder plain = new StringBuilder(length);
        int start = 0;
        while (start < length) {
            boolean latin = text.charAt(start) < LATIN;
            int end = start + 1;
            while (end < length && text.charAt(end) < LATIN == latin) {
                end++;
            }
            String run = text.substring(start, end);
            // Latin letters stay: "nº" is compared as written.
            (latin ? run : Normalizer.normalize(run, Normalizer.Form.NFKC))
                    .codePoints()
                    .filter(c -> Character.getType(c) != Character.FORMAT)
                    .forEach(plain::appendCodePoint);
            start = end;
        }
        return plain.toString();
    }
}
