package dev.relevo.router.conversation;

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
import dev.relevo.event.Turn;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Duration;
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
    /** WhatsApp takes free text this long after each message of the person. */
    public static final Duration WINDOW = Duration.ofHours(24);

    private Decider() {}

    /** What this input comes to when nothing is known of the agents. */
    public static Outcome decide(Conversation before, Input input, EscalationPolicy policy, Instant now) {
        return decide(before, input, new Setting(policy, Agents.UNKNOWN, now));
    }

    /** What this input comes to. An event seen before changes nothing. */
    public static Outcome decide(Conversation before, Input input, Setting setting) {
        EscalationPolicy policy = setting.policy();
        return switch (input) {
            case Input.Happened(MessageOutcome outcome) -> {
                Step step = new Step(before, setting, outcome.meta().eventId());
                Replies.outcome(step, outcome);
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Happened(ConversationEvent event) -> {
                if (isHandled(before, event)) {
                    yield Timers.outcome(before, policy, List.of());
                }
                Step step = step(before, event.meta(), event.meta().eventId(), setting);
                happened(step, event);
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Acted(AgentAction action) -> {
                String actionId = action.action().actionId();
                Optional<ActionOutcome> known = before.ledger().outcome(actionId, setting.now());
                if (known.isPresent()) {
                    Step again = new Step(before, setting, actionId);
                    Replies.again(again, action, known.get());
                    yield Timers.outcome(before, policy, again.events());
                }
                if (before.hasSeen(actionId)) {
                    Step again = new Step(before, setting, actionId);
                    Desk.refuse(again, action, "was sent before, and what became of it is no longer kept");
                    yield Timers.outcome(before, policy, again.events());
                }
                Step step = step(before, action.meta(), actionId, setting);
                if (before.history().seen().mayBeForgotten(action.meta().occurredAt())) {
                    // Unlike a message, which is silently taken for a redelivery: somebody waits for what becomes of
                    // it.
                    Desk.refuse(
                            step,
                            action,
                            "came too late to tell whether it was done before; send it again as a new action");
                } else {
                    Desk.act(step, action);
                }
                step.state = step.state.with(
                        step.state.ledger().plus(ActionOutcome.of(action, step.events(), step.now), step.now));
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Joined(String eventId, Conversation other) -> {
                if (before.hasSeen(eventId)) {
                    yield Timers.outcome(before, policy, List.of());
                }
                Step step = step(before, EventMeta.now(eventId, setting.now()), eventId, setting);
                Moves.join(step, other);
                yield Timers.outcome(step.state, policy, step.events());
            }
            case Input.Due(Instant scheduled) -> {
                String causeId = Ids.derived("due", before.id().value(), scheduled.toString());
                Step step = new Step(before, setting, causeId);
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
        Seen seen = before.history().seen();
        // Only what comes by webhook is delivered again days later, and only its times are WhatsApp's own.
        boolean redelivered =
                event instanceof UserMessage || event instanceof AgentMessage || event instanceof DeliverySeen;
        return seen.contains(event.meta().eventId())
                || (redelivered && seen.isForgotten(event.meta().occurredAt()));
    }

    private static Step step(Conversation before, EventMeta meta, String causeId, Setting setting) {
        History history = before.history().saw(causeId, meta.occurredAt(), setting.now());
        return new Step(before.with(history), setting, causeId);
    }

    private static void happened(Step step, ConversationEvent event) {
        if (Changes.applied(step, event)) {
            return;
        }
        switch (event) {
            case UserMessage user -> userWrote(step, user);
            case BotMessage bot -> botWrote(step, bot);
            case AgentMessage agent -> humanWrote(step, agent);
            case BotSignal signal -> botSignalled(step, signal);
            case Handover handover -> {
                Breach.end(step);
                suspect(step, step.state, new Input.Happened(handover));
            }
            case DeliverySeen delivery -> {
                if (delivery.status() == DeliveryStatus.FAILED) {
                    suspect(step, step.state, new Input.Happened(delivery));
                } else {
                    // Somebody answered in words we cannot read.
                    step.state = step.state.waitingFor(null);
                    Breach.end(step);
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

    private static void userWrote(Step step, UserMessage user) {
        Conversation before = step.state;
        Instant writtenAt =
                user.meta().occurredAt().isBefore(step.now) ? user.meta().occurredAt() : step.now;
        Mark mark = Mark.of(user.message(), writtenAt);
        Turn turn = UserText.turn(Turn.Who.USER, user.message(), writtenAt);
        boolean late = before.history().isLate(turn, mark);
        if (!UserText.wantsAnswer(user.message())) {
            // A reaction or the like: it says nothing, and asks nobody for anything.
            step.state = before.with(
                            Persons.merged(before.person(), user.conversation().person()))
                    .plus(turn, mark);
            if (UserText.opensWindow(user.message())) {
                step.state = step.state.with(before.clocks().windowUntil(writtenAt.plus(WINDOW)));
            }
            return;
        }
        step.state = before.with(
                        Persons.merged(before.person(), user.conversation().person()))
                .with(before.clocks().windowUntil(writtenAt.plus(WINDOW)))
                .plus(turn, mark);
        if (late && isOver(before, writtenAt)) {
            // It was written before the last episode ended: an agent or the other ways have answered it.
            return;
        }
        step.state = step.state.with(suspicionAfter(step, user, late));
        if (before.ownership().owner() == Owner.BOT && !late) {
            Waiting waiting = before.waiting();
            step.state = step.state.waitingFor(
                    waiting == null
                            ? new Waiting(step.now, UserText.idOf(user.message()), 1, false)
                            : pinged(step, waiting));
        }
        step.state.openEpisode().ifPresent(episode -> Handoffs.returnedIfAgentIsGone(step, episode));
        // Detectors compare with what came before, so they see the transcript without this turn.
        Conversation heard = Edited.unheard(step, before, Turn.Who.USER, user, mark);
        Breach.watch(step, suspect(step, heard.with(step.state.suspicion()), new Input.Happened(user)));
        Handoffs.followUp(step);
    }

    /** A line right after the first is a part of it: a silence takes time. */
    private static Waiting pinged(Step step, Waiting waiting) {
        return BotSilent.isPing(waiting, step.policy.detectors().botSilent(), step.now) ? waiting.another() : waiting;
    }

    /**
     * Nothing fades for a late turn: the turns after it have made fade what was before it, and are themselves the newer ones. So
     * the score is never less than it were in the right order, and whoever would have been handed off then is.
     */
    private static Suspicion suspicionAfter(Step step, UserMessage user, boolean late) {
        Suspicion before = step.state.suspicion();
        if (late) {
            return before.payload() == null ? before.choosing(user.message().payload()) : before;
        }
        return before.decayed(step.policy.score().decayPerUserTurn())
                .choosing(user.message().payload());
    }

    static boolean isOver(Conversation before, Instant writtenAt) {
        Episode episode = before.episode();
        return episode != null && episode.isOverSince(writtenAt);
    }

    private static void botWrote(Step step, BotMessage bot) {
        Conversation before = step.state;
        Mark mark = Mark.of(bot.message(), bot.meta().occurredAt());
        step.state = before.waitingFor(null)
                .plus(UserText.turn(Turn.Who.BOT, bot.message(), bot.meta().occurredAt()), mark);
        Breach.botSaid(step, UserText.inTranscript(bot.message()));
        suspect(step, Edited.unheard(step, before, Turn.Who.BOT, bot, mark), new Input.Happened(bot));
    }

    private static void botSignalled(Step step, BotSignal signal) {
        if (signal.signal() == BotSignal.Signal.HANDOFF_REQUESTED) {
            Breach.end(step);
        }
        // Whatever it says, a bot that signals is not silent.
        step.state = step.state.waitingFor(null);
        if (signal.signal() == BotSignal.Signal.GOAL_REACHED) {
            step.state = step.state.with(Suspicion.NONE);
        } else {
            suspect(step, step.state, new Input.Happened(signal));
        }
    }

    /** A human turn always wins: whoever wrote it speaks from now on. */
    private static void humanWrote(Step step, AgentMessage agent) {
        if (Greeting.isAutomatic(step, agent)) {
            step.state = step.state.plus(new Turn(
                    Turn.Who.BOT,
                    UserText.inTranscript(agent.message()),
                    agent.meta().occurredAt()));
            return;
        }
        Instant at = agent.meta().occurredAt();
        step.state =
                step.state.plus(UserText.turn(Turn.Who.AGENT, agent.message(), at), Mark.of(agent.message(), at));
        if (UnnamedHold.isNoTurn(agent)) {
            return;
        }
        step.state = step.state.waitingFor(null).with(Suspicion.NONE);
        Breach.end(step);
        Handoffs.takenByHuman(step, agent.agentId());
    }

    /** Adds up what the detectors say, acts when it is enough, and returns what they said. */
    static List<Reason> suspect(Step step, Conversation before, Input input) {
        List<Reason> found = new ArrayList<>();
        if (before.ownership().owner() == Owner.AGENT) {
            return input instanceof Input.Happened(UserMessage user) ? UnnamedHold.heard(step, before, user) : found;
        }
        for (Detector detector : Detector.ALL) {
            Optional<Signal> signal = detector.inspect(before, input, step.policy.detectors(), step.now)
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
