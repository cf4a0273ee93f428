package dev.relevo.notifier.channel.chat;

import java.util.regex.Pattern;

/** One line of text that shows what it says: names and details come from outside. */
public final class Line {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    /** They change the direction of what follows, or show nothing; a name does not need them. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private Line() {}

    /** @param max characters, from 1; a longer text ends in an ellipsis */
    public static String of(String text, int max) {
        String line = INVISIBLE.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
        if (line.length() <= max) {
            return line;
        }
        int end = max - 1;
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
