package dev.relevo.router.handoff;

import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Capability;
import dev.relevo.event.Reason;
import dev.relevo.router.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp accepts no message of a number, not even an answer within the 24-hour window. The router sends no templates, so whether
 * WhatsApp accepts those makes no difference here.
 *
 * @param reasons WhatsApp's reasons, at most {@value #MAX_REASONS}; empty when none is known
 * @param until when all of them end (exclusive); null when no end is known
 */
public record NumberRefusal(List<Because> reasons, @Nullable Instant until) {
    /** In the place of a detector's name, in the first reason of a handoff. */
    public static final String NAME = "number-refused";

    static final int MAX_REASONS = 5;
    /** Of a code and of a text, in characters. */
    static final int MAX_TEXT = 200;

    public NumberRefusal {
        reasons = List.copyOf(reasons);
    }

    /**
     * The refusal that a number's state contains, with a bounded size; empty when answers are accepted.
     *
     * @param capability null when nothing is known: then everything is accepted
     */
    public static Optional<NumberRefusal> of(@Nullable Capability capability) {
        if (capability == null || capability.canReply()) {
            return Optional.empty();
        }
        List<Because> bounded = capability.reasons().stream()
                .limit(MAX_REASONS)
                .map(reason -> new Because(
                        Text.cut(reason.code(), MAX_TEXT), Text.cut(reason.text(), MAX_TEXT), reason.until()))
                .toList();
        return Optional.of(new NumberRefusal(bounded, end(capability.reasons())));
    }

    /** The last end; null when a reason has none. */
    private static @Nullable Instant end(List<Because> reasons) {
        Instant last = null;
        for (Because reason : reasons) {
            if (reason.until() == null) {
                return null;
            }
            last = last == null || reason.until().isAfter(last) ? reason.until() : last;
        }
        return last;
    }

    /** False from the end that WhatsApp announced, even before the number's state reports it. */
    public boolean isInForce(Instant now) {
        return until == null || now.isBefore(until);
    }

    /** Why nothing can be sent, and what an agent can do. */
    public String text() {
        String why = reasons.isEmpty()
                ? "no reason is known"
                : reasons.stream().map(Because::text).collect(Collectors.joining("; "));
        return "WhatsApp accepts no messages of this number (" + why + "); contact the person another way";
    }

    /** The reasons of a handoff: this evidence, after the refusal if there is one. */
    static List<Reason> before(List<Reason> evidence, @Nullable NumberRefusal refusal) {
        if (refusal == null) {
            return evidence;
        }
        Stream<Reason> others =
                evidence.stream().filter(reason -> !reason.detector().equals(NAME));
        return Stream.concat(Stream.of(refusal.reason()), others).toList();
    }

    /** The same as a reason of a handoff. */
    Reason reason() {
        return new Reason(NAME, 1.0, null, text());
    }
}
