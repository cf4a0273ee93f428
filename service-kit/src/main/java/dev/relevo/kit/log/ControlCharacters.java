package dev.relevo.kit.log;

/**
 * Escaping of characters that move the cursor, end the line or change the direction of text: a value with them could forge a log
 * line.
 */
final class ControlCharacters {
    private ControlCharacters() {}

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The text with each of them as {@code \n}, {@code \r}, {@code \t} or {@code \}{@code u202e}. */
    static String escape(String text) {
        if (!isIn(text)) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isControl(unit)) {
                        escaped.append(String.format("\\u%04x", (int) unit));
                    } else {
                        escaped.append(unit);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** C0, DEL and C1; line and paragraph separators; marks, embeddings, overrides and isolates of direction. */
    private static boolean isControl(char unit) {
        return Character.isISOControl(unit)
                || (unit >= '\u200e' && unit <= '\u200f')
                || (unit >= '\u2028' && unit <= '\u202e')
                || (unit >= '\u2066' && unit <= '\u2069')
                || unit == '\u061c';
    }
}
