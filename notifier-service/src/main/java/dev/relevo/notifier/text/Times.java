package dev.relevo.notifier.text;

import dev.relevo.notifier.receiver.Receiver;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in a receiver's language and zone, with the offset: a mail is forwarded to people elsewhere, and clocks change. */
final class Times {
    private Times() {}

    /** For example {@code domingo 29 noviembre 2026, 09:00 (UTC-05:00)}. */
    static String of(Instant instant, Receiver receiver) {
        return format("EEEE d MMMM uuuu, HH:mm '(UTC'xxx')'", instant, receiver);
    }

    /** Short, for a cell of a table, for example {@code 29 nov 2026, 09:00 (UTC-05:00)}. */
    static String shortOf(Instant instant, Receiver receiver) {
        return format("d MMM uuuu, HH:mm '(UTC'xxx')'", instant, receiver);
    }

    /** For example {@code 29 nov 2026}. */
    static String day(Instant instant, Receiver receiver) {
        return format("d MMM uuuu", instant, receiver);
    }

    private static String format(String pattern, Instant instant, Receiver receiver) {
        return DateTimeFormatter.ofPattern(
                        pattern, Locale.of(receiver.language().tag()))
                .format(instant.atZone(receiver.zone()));
    }
}
