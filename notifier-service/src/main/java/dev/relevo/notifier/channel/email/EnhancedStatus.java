package dev.relevo.notifier.channel.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The enhanced status code of an SMTP reply, for example {@code 5.2.0}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463#section-2">RFC 3463, 2</a>
 */
record EnhancedStatus(int subject, int detail) {
    private static final Pattern FORM =
            Pattern.compile("(?:\\d{3}[ -])?[245]\\.(\\d{1,3})\\.(\\d{1,3})\\b.*", Pattern.DOTALL);

    /** The code at the beginning of a reply's text; null when it has none. */
    static @Nullable EnhancedStatus of(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? new EnhancedStatus(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }
}
