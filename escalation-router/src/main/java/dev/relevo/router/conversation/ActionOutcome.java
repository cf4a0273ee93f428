package dev.relevo.router.conversation;

import dev.relevo.event.AgentAction;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.event.HandoffEvent.HandoffReturned;
import dev.relevo.event.HandoffEvent.HandoffTransferred;
import dev.relevo.event.HandoffRef;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an action, so that the same action sent again gets the same answer and does nothing.
 *
 * @param action fingerprint of the action's id
 * @param body fingerprint of its content; other content under the same id is another action
 * @param at when it was decided
 * @param kind the result
 * @param eventId of the event that reported the result; empty for {@link Kind#TAKEN}
 * @param queue named by that event; null if absent
 * @param by the agent in that event if another agent acted, or the agent who received it; null when the event names no agent
 * @param text reason, wrap-up or previous queue; null if absent
 */
public record ActionOutcome(
        String action,
        long body,
        Instant at,
        Kind kind,
        String eventId,
        @Nullable String queue,
        @Nullable String by,
        @Nullable String text) {
    /** How long an outcome is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Results of an action. Stored states use the order. */
    public enum Kind {
        /** Done without an event that reports it: a reply or a note. */
        TAKEN,
        CLAIMED,
        RETURNED,
        TRANSFERRED,
        RESOLVED,
        CLAIM_REJECTED,
        REJECTED
    }

    /** The result of this action, taken from the first event that answers it. */
    public static ActionOutcome of(AgentAction action, List<Event> events, Instant now) {
        String fingerprint = ProcessedEvents.fingerprint(action.action().actionId());
        long body = bodyOf(action);
        for (Event event : events) {
            ActionOutcome told =
                    switch (event) {
                        case HandoffClaimed of -> told(fingerprint, body, now, Kind.CLAIMED, of, of.agentId(), null);
                        case HandoffReturned of -> told(fingerprint, body, now, Kind.RETURNED, of, null, of.reason());
                        case HandoffTransferred of ->
                            told(fingerprint, body, now, Kind.TRANSFERRED, of, null, of.fromQueue());
                        case HandoffResolved of ->
                            told(fingerprint, body, now, Kind.RESOLVED, of, of.agentId(), of.wrapUp());
                        case HandoffClaimRejected of ->
                            told(fingerprint, body, now, Kind.CLAIM_REJECTED, of, of.by(), of.reason());
                        case HandoffActionRejected of ->
                            told(fingerprint, body, now, Kind.REJECTED, of, null, of.reason());
                        default -> null;
                    };
            if (told != null) {
                return told;
            }
        }
        return new ActionOutcome(fingerprint, body, now, Kind.TAKEN, "", null, null, null);
    }

    private static ActionOutcome told(
            String fingerprint,
            long body,
            Instant now,
            Kind kind,
            HandoffEvent event,
            @Nullable String by,
            @Nullable String text) {
        return new ActionOutcome(
                fingerprint,
                body,
                now,
                kind,
                event.meta().eventId(),
                event.handoff().queue(),
                by,
                text);
    }

    public boolean isOf(String actionId) {
        return action.equals(ProcessedEvents.fingerprint(actionId));
    }

    public boolean isOfBody(AgentAction again) {
        return body == bodyOf(again);
    }

    boolean isKept(Instant now) {
        return now.isBefore(at.plus(KEPT));
    }

    /** The event that answered the action, identical to the first answer; empty if absent. */
    public Optional<HandoffEvent> event(AgentAction again) {
        var own = again.action();
        EventMeta meta = EventMeta.now(eventId, at);
        HandoffRef ref = new HandoffRef(
                own.handoffId(), own.conversationId(), own.conversationId().phoneNumberId(), queue, own.actionId());
        return Optional.ofNullable(
                switch (kind) {
                    case TAKEN -> null;
                    case CLAIMED -> new HandoffClaimed(meta, ref, by == null ? own.agentId() : by);
                    case RETURNED -> new HandoffReturned(meta, ref, text == null ? "" : text);
                    case TRANSFERRED -> new HandoffTransferred(meta, ref, text == null ? "" : text);
                    case RESOLVED -> new HandoffResolved(meta, ref, by, text);
                    case CLAIM_REJECTED -> new HandoffClaimRejected(meta, ref, own.agentId(), by, text);
                    case REJECTED ->
                        new HandoffActionRejected(meta, ref, own.actionId(), own.agentId(), text == null ? "" : text);
                });
    }

    /** The content of an action, without its times. */
    private static long bodyOf(AgentAction action) {
        String asked =
                switch (action) {
                    case AgentAction.Claim _ -> "claim";
                    case AgentAction.Release _ -> "release";
                    case AgentAction.Transfer of -> "transfer\n" + of.queue() + "\n" + of.toAgentId();
                    case AgentAction.Reply of -> "reply\n" + of.text();
                    case AgentAction.Note of -> "note\n" + of.text();
                    case AgentAction.Resolve of -> "resolve\n" + of.wrapUp();
                };
        return ProcessedEvents.hash(
                action.action().handoffId().value() + "\n" + action.action().agentId() + "\n" + asked);
    }
}
