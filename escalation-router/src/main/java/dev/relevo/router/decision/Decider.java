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
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.ActionOutcome;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.detector.BotSilent;
import dev.relevo.router.detector.Burst;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.handoff.BreachWatch;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.handoff.Handoffs;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.handoff.UnnamedHold;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heart of the router: {@code (conversation, input, policy, now) → (conversation, events, timer)}. Pure: the same arguments
 * give the same result, ids included.
 */
public final class Decider {
    private Decider() {}

    /** The outcome of this input when nothing is known about the agents. */
    public static Outcome decide(Conversation before, Input input, EscalationPolicy policy, Instant now) {
        return decide(before, input, new DecisionContext(policy, Agents.UNKNOWN, now));
    }

    /** The outcome of this input. A duplicate event changes nothing. */
    public static Outcome decide(Conversation before, Input input, DecisionContext setting) {
        EscalationPolicy policy = setting.policy();
        return switch (input) {
            case Input.Happened(MessageOutcome outcome) -> {
                Transition step = new Transition(before, setting, outcome.meta().eventId());
                ReplyStatus.outcome(step, outcome);
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Happened(ConversationEvent event) -> {
                if (isHandled(before, event)) {
                    yield Timers.outcome(before, policy, List.of());
                }
                Transition step = step(before, event.meta(), event.meta().eventId(), setting);
                happened(step, event);
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Acted(AgentAction action) -> {
                String actionId = action.action().actionId();
                Optional<ActionOutcome> known = before.ledger().outcome(actionId, setting.now());
                if (known.isPresent()) {
                    Transition again = new Transition(before, setting, actionId);
                    ReplyStatus.again(again, action, known.get());
                    yield Timers.outcome(before, policy, again.events());
                }
                if (before.hasSeen(actionId)) {
                    Transition again = new Transition(before, setting, actionId);
                    AgentActions.refuse(again, action, "was sent before, and its outcome is no longer kept");
                    yield Timers.outcome(before, policy, again.events());
                }
                Transition step = step(before, action.meta(), actionId, setting);
                if (before.history().seen().mayBeForgotten(action.meta().occurredAt())) {
                    // Unlike a message, which is silently taken for a redelivery: a client waits for the outcome.
                    AgentActions.refuse(
                            step,
                            action,
                            "came too late to tell whether it was done before; send it again as a new action");
                } else {
                    AgentActions.act(step, action);
                }
                step.state = step.state.with(
                        step.state.ledger().plus(ActionOutcome.of(action, step.events(), step.now), step.now));
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Joined(String eventId, Conversation other) -> {
                if (before.hasSeen(eventId)) {
                    yield Timers.outcome(before, policy, List.of());
                }
                Transition step = step(before, EventMeta.now(eventId, setting.now()), eventId, setting);
                ConversationMerge.join(step, other);
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Due(Instant scheduled) -> {
                String causeId = Ids.derived("due", before.id().value(), scheduled.toString());
                Transition step = new Transition(before, setting, causeId);
                Timers.due(step, input);
                yield Timers.isForgotten(step.state, step.now)
                        ? new Outcome(null, step.events(), null)
                        : Timers.outcome(step.state, policy, step.events());
            }
        };
    }

    /** When a conversation in this state is to be looked at again; null when it waits for nothing. */
    public static @Nullable Instant wakeAt(Conversation state, EscalationPolicy policy) {
        return Timers.outcome(state, policy, List.of()).wakeAt();
    }

    private static boolean isHandled(Conversation before, ConversationEvent event) {
        ProcessedEvents seen = before.history().seen();
        // Only what comes by webhook is delivered again days later, and only its times are WhatsApp's own.
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
                suspect(step, step.state, new Input.Happened(handover));
            }
            case DeliverySeen delivery -> {
                if (delivery.status() == DeliveryStatus.FAILED) {
                    suspect(step, step.state, new Input.Happened(delivery));
                } else {
                    // Somebody answered in words we cannot read.
                    step.state = step.state.waitingFor(null);
                    BreachWatch.end(step);
                }
            }
            case MessageOutcome ignored -> {}
            // Where a conversation lives is not its own business: the router moves it, and comes back with
            // Input.Joined.
            case AliasLinked ignored -> {}
            case PersonChanged ignored -> {}
            case ConversationMoved ignored -> {}
        }
    }

    /** Adds up what the detectors say, acts when it is enough, and returns what they said. */
    static List<Reason> suspect(Transition step, Conversation before, Input input) {
        List<Reason> found = new ArrayList<>();
        if (before.ownership().owner() == Owner.AGENT) {
            return input instanceof Input.Happened(UserMessage user) ? UnnamedHold.heard(step, before, user) : found;
        }
        Burst burst = Burst.of(before, input, step.now);
        for (Detector detector : Detector.ALL) {
            Optional<Signal> signal = burst.inspect(detector, step.policy, step.now)
                    .filter(seen -> !step.counted.contains(seen.reason().detector()));
            signal.ifPresent(seen -> {
                found.add(seen.reason());
                step.state = step.state.with(step.state.suspicion().with(seen));
            });
            if (signal.isPresent() && detector instanceof BotSilent && step.state.waiting() != null) {
                step.state = step.state.waitingFor(step.state.waiting().asCounted());
            }
        }
        if (!step.state.suspicion().equals(before.suspicion())) {
            Handoffs.consider(step);
        }
        return found;
    }
}
