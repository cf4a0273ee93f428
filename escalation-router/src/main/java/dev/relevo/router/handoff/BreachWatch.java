package dev.relevo.router.handoff;

import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.HandoffEvent.PolicyBreach;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.PendingHumanRequest;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.question.PersonOption;
import dev.relevo.router.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request for a person is answered with a path to one. A policy that acts answers by itself, with a handoff or other
 * contact paths. The bot must answer when the policy only watches, gives requests too little weight, or has no path.
 */
public final class BreachWatch {
    /** Time that a bot has for its next turn. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Shorter numbers are prices and dates. */
    private static final int PHONE_DIGITS = 7;

    private BreachWatch() {}

    /** After a user's message: whether it contains a request that has no answer yet. */
    public static void watch(Transition step, List<Reason> found) {
        boolean answered = step.state().ownership().owner() != Owner.BOT || step.toldPaths();
        if (answered) {
            end(step);
            return;
        }
        if (step.state().clocks().asked() == null) {
            for (Reason reason : found) {
                if (Detectors.kindOf(reason) == Detector.Kind.EXPLICIT_REQUEST) {
                    step.awaitHuman(new PendingHumanRequest(reason, step.now()));
                    return;
                }
            }
        }
    }

    /** The bot's next turn after a request must name a path to a human; otherwise it is a breach. */
    public static void botSaid(Transition step, String text) {
        if (step.state().clocks().asked() != null && !namesAWay(text)) {
            raise(step, text);
        }
        end(step);
    }

    /** Ends the check: the request is answered, or can no longer be judged. */
    public static void end(Transition step) {
        if (step.state().clocks().asked() != null) {
            step.clearHumanRequest();
        }
    }

    public static @Nullable Instant dueAt(Conversation state) {
        PendingHumanRequest asked = state.clocks().asked();
        return asked == null ? null : asked.since().plus(PATIENCE);
    }

    public static void due(Transition step) {
        raise(step, null);
        end(step);
    }

    private static void raise(Transition step, @Nullable String answer) {
        PendingHumanRequest asked = step.state().clocks().asked();
        if (asked != null && step.state().ownership().owner() == Owner.BOT) {
            String quoted = answer == null ? null : Text.quote(answer);
            step.emit(new PolicyBreach(step.meta(), step.ref(step.newHandoffId(), null), asked.request(), quoted));
        }
    }

    private static boolean namesAWay(String text) {
        return text.indexOf('@') >= 0
                || text.contains("://")
                || text.contains("www.")
                || text.contains("wa.me/")
                || text.chars().filter(Character::isDigit).count() >= PHONE_DIGITS
                || PersonOption.isMentionedIn(text);
    }
}
