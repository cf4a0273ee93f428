package dev.relevo.router.handoff;

import dev.relevo.event.ActionRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffId;
import dev.relevo.event.OutboundMessage;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.SentMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages to the user, sent under the ownership as it is now. Those of a handoff are kept, to follow their delivery. Nothing is sent
 * while WhatsApp refuses the number's messages.
 */
public final class OutboundMessages {
    private OutboundMessages() {}

    /** Sends the words of an agent. */
    public static void reply(Transition step, String text, ActionRef action) {
        send(step, text, null, OutboundMessage.AGENT_REPLY, action);
    }

    static void tell(Transition step, String text, String reason) {
        send(step, text, null, reason, null);
    }

    /** Asks a question that is answered with a button. */
    static void ask(Transition step, OutboundMessage.Interactive question, String reason) {
        send(step, null, question, reason, null);
    }

    private static void send(
            Transition step,
            @Nullable String text,
            OutboundMessage.@Nullable Interactive question,
            String reason,
            @Nullable ActionRef action) {
        if (step.refusal() != null) {
            return;
        }
        EventMeta meta = step.meta();
        HandoffId handoff = handoffOf(step, reason);
        OutboundMessage message = new OutboundMessage(
                meta,
                meta.eventId(),
                action == null ? null : action.actionId(),
                handoff,
                step.id(),
                step.id().phoneNumberId(),
                step.state().person(),
                step.state().ownership().epoch(),
                text,
                question,
                null,
                reason);
        step.emit(message);
        if (handoff != null) {
            step.record(SentMessage.queued(message, action == null ? null : action.agentId()));
        }
    }

    /** An offer has no handoff yet. */
    private static @Nullable HandoffId handoffOf(Transition step, String reason) {
        Episode episode = step.state().episode();
        return episode == null || reason.equals(OutboundMessage.OFFER) ? null : episode.id();
    }
}
