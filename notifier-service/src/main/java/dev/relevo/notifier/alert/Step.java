package dev.relevo.notifier.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says, apart from its words: two notices of one alert with the same step tell the same. A reminder of another remaining
 * time is another step, and the same reminder in another event, with another time or other details, is not.
 *
 * @param key the type of the notice and what makes two of this type differ, for example {@code
 *     deadline-near/PT72H/2026-11-29T14:00:00Z}
 * @param isOnce true when the step can happen once only, so that it is not told again after other steps either
 */
public record Step(String key, boolean isOnce) {
    /** The step of a notice. */
    public static Step of(Notice notice) {
        return switch (notice.news()) {
            // A corrected deadline is another one, of which each step is told.
            case RED_CASE_OPENED, RED_CASE_REOPENED, LIMIT_EXPECTED, LIMIT_NOT_IMPOSED ->
                once(notice, notice.deadline());
            case DEADLINE_NEAR -> once(notice, fact(notice, Fact.REMAINING), notice.deadline());
            case LIMIT_IMPOSED -> once(notice, fact(notice, Fact.EVIDENCE), notice.deadline());
            case RED_CASE_CORRECTED -> state(notice, notice.since());
            case RED_CASE_DISPUTED -> state(notice, fact(notice, Fact.COLOUR));
            case PATH_MISSING ->
                state(notice, notice.details().stream().sorted().collect(Collectors.joining("; ")));
            case NUMBER_UNUSABLE, TEMPLATE_UNUSABLE ->
                state(notice, fact(notice, Fact.STATUS), fact(notice, Fact.UNTIL));
            case ACCOUNT_RESTRICTED -> state(notice, fact(notice, Fact.RESTRICTION), fact(notice, Fact.UNTIL));
            case EXTERNAL_FIRING -> state(notice, notice.since());
            default -> state(notice);
        };
    }

    private static Step once(Notice notice, @Nullable Object... parts) {
        return new Step(key(notice, parts), true);
    }

    private static Step state(Notice notice, @Nullable Object... parts) {
        return new Step(key(notice, parts), false);
    }

    private static String key(Notice notice, @Nullable Object... parts) {
        String type = notice.news().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.concat(Stream.of(type), Arrays.stream(parts).map(part -> Objects.toString(part, "-")))
                .collect(Collectors.joining("/"));
    }

    private static @Nullable String fact(Notice notice, Fact name) {
        return notice.fact(name).orElse(null);
    }
}
