package dev.relevo.rating.permit;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.RedCase;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an open red case means for campaigns. */
final class RedCaseReasons {
    private RedCaseReasons() {}

    static Because of(RedCase open, Instant now) {
        String red = "red since " + open.flaggedAt();
        String state = open.state() == null ? "OPEN" : open.state();
        return switch (state) {
            case "OPEN" -> open(red, open, open.deadline(), now);
            case "WATCHED" ->
                PermitCode.RED_EXEMPT.because(red + "; exempt from the limit while its volume does not grow", null);
            case "EXPECTED" ->
                PermitCode.RED_LIMIT_EXPECTED.because(red + " and past its deadline: a limit is expected", null);
            case "LIMITED" -> PermitCode.RED_LIMITED.because(red + "; WhatsApp limits the number", null);
            default -> PermitCode.RED_STATE_UNKNOWN.because(red + " in a state that is not known: " + state, null);
        };
    }

    private static Because open(String red, RedCase open, @Nullable Instant deadline, Instant now) {
        if (deadline == null) {
            return PermitCode.RED_WITHOUT_DEADLINE.because(red + "; no automatic limit under " + open.ruleSet(), null);
        }
        if (now.isBefore(deadline)) {
            return PermitCode.RED_BEFORE_DEADLINE.because(
                    red + "; templates may be limited from " + deadline, deadline);
        }
        return PermitCode.RED_PAST_DEADLINE.because(
                red + " and past its deadline " + deadline + ": WhatsApp may limit templates", null);
    }

    /** Templates in 7 days that the number may not exceed; empty without such a ceiling. */
    static OptionalInt ceiling(@Nullable RedCase open) {
        if (open == null) {
            return OptionalInt.empty();
        }
        if (open.ceiling() != null) {
            return OptionalInt.of(open.ceiling());
        }
        // An exempt number whose earlier volume is not known may not start.
        return open.exempt() ? OptionalInt.of(0) : OptionalInt.empty();
    }
}
