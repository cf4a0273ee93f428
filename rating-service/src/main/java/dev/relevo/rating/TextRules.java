package dev.relevo.rating;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The validation of external text: what the database and every reader accept. */
public final class TextRules {
    /** WhatsApp's words for states and limits, for example {@code TIER_10K}. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private TextRules() {}

    /** False if the text has a control character other than tab and line end, or half of a surrogate pair. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(TextRules::isPlain);
    }

    /** The text if it is one such word; null for anything else, which is treated like an absent word. */
    public static @Nullable String wordOrNull(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : null;
    }

    private static boolean isPlain(int character) {
        boolean isLayout = character == '\t' || character == '\n' || character == '\r';
        return isLayout || (!Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE);
    }
}
