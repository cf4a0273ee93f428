package dev.relevo.router.decision;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.ConversationMoved;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.Handover;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.router.conversation.ActionOutcome;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.BreachWatch;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The core of the router: {@code (conversation, input, policy, now) → (conversation, events, timer)}. Pure: the same arguments give
 * the same result, ids included.
 */
public final class Decider {
    private Decider() {}

    /** The outcome of this input when nothing is known about agents. */
    public static Outcome decide(Conversation before, Input input, EscalationPolicy policy, Instant now) {
        return decide(before, input, new DecisionContext(policy, Agents.UNKNOWN, null, now));
    }

    /** The outcome of this input. A duplicate event changes nothing. */
    public static Outcome decide(Conversation before, Input input, DecisionContext setting) {
        return switch (input) {
            case Input.Happened(MessageOutcome outcome) -> sent(before, outcome, setting);
            case Input.Happened(ConversationEvent event) -> happened(before, event, setting);
            case Input.Acted(AgentAction action) -> acted(before, action, setting);
            case Input.Joined(String eventId, Conversation other) -> joined(before, eventId, other, setting);
            case Input.Due due -> due(before, due, setting);
        };
    }

    private static Outcome sent(Conversation before, MessageOutcome outcome, DecisionContext setting) {
        Transition step = new Transition(before, setting, outcome.meta().eventId());
        ReplyStatus.outcome(step, outcome);
        return Timers.outcome(step);
    }

    private static Outcome happened(Conversation before, ConversationEvent event, DecisionContext setting) {
        if (isHandled(before, event)) {
            return Timers.outcome(before, setting.policy(), List.of());
        }
        Transition step = step(before, event.meta(), event.meta().eventId(), setting);
        happened(step, event);
        return Timers.outcome(step);
    }

    private static Outcome acted(Conversation before, AgentAction action, DecisionContext setting) {
        String actionId = action.action().actionId();
        Optional<ActionOutcome> known = before.ledger().outcome(actionId, setting.now());
        if (known.isPresent() || before.hasSeen(actionId)) {
            Transition again = new Transition(before, setting, actionId);
            known.ifPresentOrElse(
                    outcome -> ReplyStatus.again(again, action, outcome),
                    () -> ActionRefusals.refuse(again, action, "was sent before, and its outcome is no longer kept"));
            return Timers.outcome(again);
        }
        Transition step = step(before, action.meta(), actionId, setting);
        if (before.history().seen().mayBeForgotten(action.meta().occurredAt())) {
            // Unlike a message, which is silently taken for a redelivery: a client waits for the outcome.
            ActionRefusals.refuse(
                    step, action, "is too old to tell whether it was done before; send it again as a new action");
        } else {
            AgentActions.act(step, action);
        }
        step.record(ActionOutcome.of(action, step.events(), step.now()));
        return Timers.outcome(step);
    }

    private static Outcome joined(Conversation before, String eventId, Conversation other, DecisionContext setting) {
        if (before.hasSeen(eventId)) {
            return Timers.outcome(before, setting.policy(), List.of());
        }
        Transition step = step(before, EventMeta.now(eventId, setting.now()), eventId, setting);
        ConversationMerge.join(step, other);
        return Timers.outcome(step);
    }

    private static Outcome due(Conversation before, Input.Due due, DecisionContext setting) {
        String causeId = Ids.derived("due", before.id().value(), due.scheduled().toString());
        Transition step = new Transition(before, setting, causeId);
        Timers.due(step, due);
        return Timers.isForgotten(step.state(), step.now())
                ? new Outcome(null, step.events(), null)
                : Timers.outcome(step);
    }

    /** When the conversation's next timer is due; null when it has none. */
    public static @Nullable Instant wakeAt(Conversation state, EscalationPolicy policy) {
        return Timers.outcome(state, policy, List.of()).wakeAt();
    }

    private static boolean isHandled(Conversation before, ConversationEvent event) {
        ProcessedEvents seen = before.history().seen();
        // Only webhooks are redelivered days later, and only they carry WhatsApp's own times.
        boolean redelivered =
                event instanceof UserMessage || event instanceof AgentMessage || event instanceof DeliverySeen;
        return seen.contains(event.meta().eventId())
                || (redelivered && seen.isForgotten(event.meta().occurredAt()));
    }

    private static Transition step(Conversation before, EventMeta meta, String causeId, DecisionContext setting) {
        History history = before.history().saw(causeId, meta.occurredAt(), setting.now());
        return new Transition(before.with(history), setting, causeId);
    }

    private static void happened(Transition step, ConversationEvent event) {
        if (EditsAndDeletions.applied(step, event)) {
            return;
        }
        switch (event) {
            case UserMessage user -> SpokenTurns.userWrote(step, user);
            case BotMessage bot -> SpokenTurns.botWrote(step, bot);
            case AgentMessage agent -> SpokenTurns.humanWrote(step, agent);
            case BotSignal signal -> SpokenTurns.botSignalled(step, signal);
            case Handover handover -> {
                BreachWatch.end(step);
                StuckSignals.collect(step, step.state(), new Input.Happened(handover));
            }
            case DeliverySeen delivery -> {
                if (delivery.status() == DeliveryStatus.FAILED) {
                    StuckSignals.collect(step, step.state(), new Input.Happened(delivery));
                } else {
                    // An answer whose content Relevo cannot read.
                    step.clearWaiting();
                    BreachWatch.end(step);
                }
            }
            case MessageOutcome ignored -> {}
            // The router moves the conversation itself and continues with Input.Joined.
            case AliasLinked ignored -> {}
            case PersonChanged ignored -> {}
            case ConversationMoved ignored -> {}
        }
    }
}
