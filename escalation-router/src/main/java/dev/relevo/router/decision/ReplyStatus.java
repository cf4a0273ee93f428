package dev.relevo.router.decision;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.AgentAction.Claim;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.HandoffEvent.MessageFailed;
import dev.relevo.event.HandoffId;
import dev.relevo.event.HandoffRef;
import dev.relevo.event.Ids;
import dev.relevo.router.conversation.ActionOutcome;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.SentMessage;
import dev.relevo.router.handoff.Transition;

/** Reports to agents: the result of a repeated action, and messages that were not delivered. */
final class ReplyStatus {
    /** WhatsApp's code for free text outside the 24-hour window. */
    private static final int WINDOW_CLOSED = 131047;

    private static final String ANOTHER_BODY = "this actionId was used for another action";

    private ReplyStatus() {}

    /** The answer that the action got the first time. Other content under the same id is rejected, and the first answer stays. */
    public static void again(Transition step, AgentAction action, ActionOutcome known) {
        if (known.isOfBody(action)) {
            known.event(action).ifPresent(step::emit);
            return;
        }
        ActionRef ref = action.action();
        EventMeta meta = EventMeta.now(
                Ids.derived("another-body", ref.actionId(), action.meta().eventId()), step.now());
        HandoffRef handoff = step.ref(ref.handoffId(), null);
        step.emit(
                action instanceof Claim
                        ? new HandoffClaimRejected(meta, handoff, ref.agentId(), null, ANOTHER_BODY)
                        : new HandoffActionRejected(meta, handoff, ref.actionId(), ref.agentId(), ANOTHER_BODY));
    }

    /** Records the outcome of a message. The agent is notified once when it did not arrive. */
    public static void outcome(Transition step, MessageOutcome outcome) {
        SentMessage before = step.state().ledger().message(outcome.messageKey()).orElse(null);
        if (before == null) {
            return;
        }
        SentMessage after = before.after(outcome);
        step.replace(before, after);
        if (after.status().isLost() && !before.status().isLost()) {
            step.emit(new MessageFailed(
                    step.meta(),
                    step.ref(new HandoffId(before.handoff()), queueOf(step, before)),
                    before.actionId(),
                    before.messageKey(),
                    reason(after),
                    after.reason() == null ? "no details" : after.reason(),
                    after.code() != null && after.code() == WINDOW_CLOSED));
        }
    }

    private static @org.jspecify.annotations.Nullable String queueOf(Transition step, SentMessage message) {
        Episode episode = step.state().episode();
        return episode != null && episode.id().value().equals(message.handoff()) ? episode.queue() : null;
    }

    private static String reason(SentMessage message) {
        if (message.code() != null) {
            return message.code() == WINDOW_CLOSED ? "window-closed" : Integer.toString(message.code());
        }
        return message.status() == SentMessage.Status.EXPIRED ? "expired" : "failed";
    }
}
