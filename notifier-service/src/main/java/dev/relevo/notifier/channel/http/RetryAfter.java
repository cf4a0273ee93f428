package dev.relevo.notifier.channel.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wait that a server asks for, in one of the two forms of {@code Retry-After}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>
 */
public final class RetryAfter {
    /** A server that asks for more is asked again after this. */
    public static final Duration MAX = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Zero when the header is absent, unreadable or a time that has passed; at most {@link #MAX}. */
    public static Duration of(@Nullable String header, Instant now) {
        String value = header == null ? "" : header.strip();
        return bounded(
                SECONDS.matcher(value).matches() ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now));
    }

    /** A wait in seconds; zero when negative, at most {@link #MAX}. */
    public static Duration ofSeconds(long seconds) {
        return bounded(Duration.ofSeconds(seconds));
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}
