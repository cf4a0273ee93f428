package dev.relevo.notifier.silence;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.MatcherText;
import dev.relevo.notifier.route.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request body that creates a silence, before validation.
 *
 * @param matchers texts such as {@code number="123"}; together they match all that is silenced
 * @param startsAt now when absent or past
 * @param endsAt at most 90 days after the start; absent with a duration
 * @param duration from the start to the end; absent with an end
 * @param reason in words that others understand
 */
record SilenceForm(
        @Nullable List<String> matchers,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Duration duration,
        @Nullable String reason) {
    static final Duration LONGEST = Duration.ofDays(90);
    static final int MAX_REASON = 1_000;
    static final int MAX_MATCHERS = 100;
    static final int MAX_MATCHER = 4_096;

    /**
     * The silence of this form. A problem names all faults.
     *
     * @param id of the new silence
     */
    Silence checked(String id, String author, Instant now) {
        List<Violation> faults = new ArrayList<>();
        List<Matcher> known = matchers(faults);
        Instant start = startsAt == null || startsAt.isBefore(now) ? now : startsAt;
        if (start.isAfter(now.plus(LONGEST))) {
            faults.add(Violation.expected("startsAt", "a time in the next " + LONGEST.toDays() + " days"));
        }
        @Nullable Instant end = end(start, faults);
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            faults.add(Violation.ofText("reason", "1 to " + MAX_REASON + " characters", reason));
        }
        if (!faults.isEmpty() || end == null || reason == null) {
            throw Problems.invalid("Invalid silence", faults);
        }
        return new Silence(id, known, start, end, author, reason);
    }

    private @Nullable Instant end(Instant start, List<Violation> faults) {
        if ((endsAt == null) == (duration == null)) {
            faults.add(Violation.expected("endsAt", "a time, or a duration instead of it"));
            return null;
        }
        if (duration != null && (!duration.isPositive() || duration.compareTo(LONGEST) > 0)) {
            faults.add(Violation.expected("duration", "more than zero, at most " + LONGEST.toDays() + " days"));
            return null;
        }
        Instant end = duration == null ? endsAt : start.plus(duration);
        if (end == null || !end.isAfter(start) || end.isAfter(start.plus(LONGEST))) {
            faults.add(Violation.expected(
                    "endsAt", "a time after the start, at most " + LONGEST.toDays() + " days after it"));
        }
        return end;
    }

    private List<Matcher> matchers(List<Violation> faults) {
        List<Matcher> known = new ArrayList<>();
        if (matchers == null || matchers.isEmpty() || matchers.size() > MAX_MATCHERS) {
            faults.add(Violation.expected("matchers", "1 to " + MAX_MATCHERS + " matchers"));
            return known;
        }
        for (int i = 0; i < matchers.size(); i++) {
            @Nullable String text = matchers.get(i);
            try {
                if (text == null || text.length() > MAX_MATCHER) {
                    throw new IllegalArgumentException("no matcher");
                }
                known.addAll(MatcherText.read(text));
            } catch (IllegalArgumentException e) {
                // Its message quotes the text.
                faults.add(Violation.ofText(
                        "matchers[" + i + "]", "a matcher such as number=\"123\" or queue=~\"a|b\"", text));
            }
        }
        if (faults.isEmpty() && Matcher.allMatch(known, Map.of())) {
            faults.add(
                    Violation.expected("matchers", "at least one that needs a label; these would silence everything"));
        }
        return known;
    }
}
