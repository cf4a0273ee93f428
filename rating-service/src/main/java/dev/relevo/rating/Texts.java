package dev.relevo.rating;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from outside that the database and every reader take. */
public final class Texts {
    /** WhatsApp's words for states and limits, for example {@code TIER_10K}. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Texts() {}

    /** False with a control character other than tab and line end, or with half of a surrogate pair. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(Texts::isPlain);
    }

    /** The word if it is one; null for anything else, which tells no more than no word does. */
    public static @Nullable String wordOrNull(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : null;
    }

    private static boolean isPlain(int character) {
        boolean isLayout = character == '\t' || character == '\n' || character == '\r';
        return isLayout || (!Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE);
    }
}
