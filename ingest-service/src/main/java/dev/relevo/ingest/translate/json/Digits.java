package dev.relevo.ingest.translate.json;

import org.jspecify.annotations.Nullable;

/**
 * A normalizer of phone numbers to their digits: WhatsApp writes the same number as {@code 15550783881} and {@code +1
 * 555-078-3881}.
 */
public final class Digits {
    private Digits() {}

    /** The digits of this text; null if absent. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null || only(text, 0)) {
            return text;
        }
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.isEmpty() ? null : digits.toString();
    }

    /** Whether the text has only digits from this index on. */
    public static boolean only(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** ASCII only: {@code Character.isDigit} also accepts Arabic digits, which would make a different id. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
