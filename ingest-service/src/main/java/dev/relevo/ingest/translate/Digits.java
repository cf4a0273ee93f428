package dev.relevo.ingest.translate;

import org.jspecify.annotations.Nullable;

/** Phone numbers as their digits: WhatsApp spells one number as {@code 15550783881} and as {@code +1 555-078-3881}. */
public final class Digits {
    private Digits() {}

    /** The digits of this text; null when there are none. */
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

    static boolean only(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** ASCII only: {@code Character.isDigit} takes Arabic digits too, and an id with those is another id. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
