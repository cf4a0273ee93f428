package dev.relevo.rating.redcase;

import dev.relevo.event.NumberState.Permit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The permit to send campaigns from a number, derived from its status and red case. Volume is not counted yet. */
public final class SendPermit {
    /** WhatsApp's statuses of a number that may not send. */
    private static final Set<String> STOPPED = Set.of("BANNED", "RESTRICTED", "RATE_LIMITED");

    private SendPermit() {}

    /** Not allowed when unsure: a number past its deadline may be limited, and further sending makes it worse. */
    public static Permit of(NumberRating state) {
        List<String> reasons = new ArrayList<>();
        boolean isStopped = state.status() != null && STOPPED.contains(state.status());
        if (isStopped) {
            reasons.add("WhatsApp reports status " + state.status());
        }
        RedCase open = state.redCase();
        if (open != null) {
            reasons.add(reason(open, open.deadline()));
        }
        return new Permit(!isStopped && (open == null || !open.overdue()), reasons, null, null, null, null);
    }

    private static String reason(RedCase open, @Nullable Instant deadline) {
        String red = "red since " + open.flaggedAt();
        if (deadline == null) {
            return red + "; no automatic limit under " + open.ruleSet();
        }
        return open.overdue()
                ? red + " and past its deadline " + deadline + ": WhatsApp may limit templates"
                : red + "; template volume must not grow and may be limited from " + deadline;
    }
}
