package dev.relevo.router.decision;

import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.detector.BotSilent;
import dev.relevo.router.detector.Burst;
import dev.relevo.router.handoff.BreachWatch;
import dev.relevo.router.handoff.Greeting;
import dev.relevo.router.handoff.HandoffOpening;
import dev.relevo.router.handoff.HandoffReturns;
import dev.relevo.router.handoff.Handoffs;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.handoff.UnnamedHold;
import dev.relevo.router.transcript.TurnMark;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;

/** The changes that a turn of the user, the bot or an agent makes. */
final class SpokenTurns {
    private SpokenTurns() {}

    static void userWrote(Transition step, UserMessage user) {
        Greeting.cameFirst(step, user);
        Conversation before = step.state();
        Instant writtenAt =
                user.meta().occurredAt().isBefore(step.now()) ? user.meta().occurredAt() : step.now();
        TurnMark mark = TurnMark.of(user.message(), writtenAt);
        Turn turn = UserText.turn(Turn.Who.USER, user.message(), writtenAt);
        boolean late = before.history().isLate(turn, mark);
        step.merge(user.conversation().person());
        step.append(turn, mark);
        if (!UserText.wantsAnswer(user.message())) {
            // A reaction or similar: it says nothing and needs no answer.
            if (UserText.opensWindow(user.message())) {
                step.openWindow(writtenAt);
            }
            return;
        }
        step.openWindow(writtenAt);
        if (late && before.isOverSince(writtenAt)) {
            // Written before the last episode ended, so an agent or the contact paths have answered it.
            return;
        }
        boolean goesOn =
                !late && Burst.of(before, new Input.Happened(user), step.now()).goesOn();
        score(step, user, late, goesOn);
        if (before.ownership().owner() == Owner.BOT && !late) {
            UnansweredMessages waiting = before.waiting();
            step.awaitAnswer(
                    waiting == null
                            ? new UnansweredMessages(step.now(), UserText.idOf(user.message()), 1, false)
                            : pinged(step, waiting, goesOn));
        }
        step.state().openEpisode().ifPresent(episode -> HandoffReturns.returnedIfAgentIsGone(step, episode));
        // Detectors compare with earlier turns, so they get the transcript without this turn.
        Conversation heard = EditedTurn.unheard(step, before, Turn.Who.USER, user, mark);
        BreachWatch.watch(
                step, StuckSignals.collect(step, heard.with(step.state().suspicion()), new Input.Happened(user)));
        HandoffOpening.followUp(step);
    }

    /** A line right after the first belongs to the same turn, so it is not a ping. */
    private static UnansweredMessages pinged(Transition step, UnansweredMessages waiting, boolean goesOn) {
        boolean isPing =
                !goesOn && step.policy().detectors().get(BotSilent.class).isPing(waiting, step.now());
        return isPing ? waiting.another() : waiting;
    }

    /**
     * The score decays once per turn, not per line. A late turn does not decay it: the newer turns already have. So the score is
     * never lower than in the right order, and no handoff is missed.
     */
    private static void score(Transition step, UserMessage user, boolean late, boolean goesOn) {
        if (late && step.state().suspicion().payload() != null) {
            return;
        }
        if (!late && !goesOn) {
            step.fadeScore();
        }
        step.choose(user.message().payload());
    }

    static void botWrote(Transition step, BotMessage bot) {
        Conversation before = step.state();
        TurnMark mark = TurnMark.of(bot.message(), bot.meta().occurredAt());
        step.clearWaiting();
        step.append(UserText.turn(Turn.Who.BOT, bot.message(), bot.meta().occurredAt()), mark);
        BreachWatch.botSaid(step, UserText.inTranscript(bot.message()));
        StuckSignals.collect(step, EditedTurn.unheard(step, before, Turn.Who.BOT, bot, mark), new Input.Happened(bot));
    }

    static void botSignalled(Transition step, BotSignal signal) {
        if (signal.signal() == BotSignal.Signal.HANDOFF_REQUESTED) {
            BreachWatch.end(step);
        }
        // A signal from the bot ends its silence.
        step.clearWaiting();
        if (signal.signal() == BotSignal.Signal.GOAL_REACHED) {
            step.clearScore();
        } else {
            StuckSignals.collect(step, step.state(), new Input.Happened(signal));
        }
    }

    /** A human turn always takes ownership. */
    static void humanWrote(Transition step, AgentMessage agent) {
        Instant at = agent.meta().occurredAt();
        if (Greeting.isAutomatic(step, agent)) {
            step.append(UserText.turn(Turn.Who.BOT, agent.message(), at), TurnMark.of(agent.message(), at));
            return;
        }
        step.append(UserText.turn(Turn.Who.AGENT, agent.message(), at), TurnMark.of(agent.message(), at));
        if (UnnamedHold.isNoTurn(agent)) {
            return;
        }
        step.clearWaiting();
        step.clearScore();
        BreachWatch.end(step);
        Handoffs.takenByHuman(step, agent.agentId());
    }
}
