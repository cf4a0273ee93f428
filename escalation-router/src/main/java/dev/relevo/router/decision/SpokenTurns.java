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

/** What each of the three who speak in a conversation changes by speaking. */
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
            // It was written before the last episode ended: an agent or the other ways have answered it.
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
        // Detectors compare with what came before, so they see the transcript without this turn.
        Conversation heard = EditedTurn.unheard(step, before, Turn.Who.USER, user, mark);
        BreachWatch.watch(
                step, StuckSignals.collect(step, heard.with(step.state().suspicion()), new Input.Happened(user)));
        HandoffOpening.followUp(step);
    }

    /** A line right after the first is a part of it: a silence takes time. */
    private static UnansweredMessages pinged(Transition step, UnansweredMessages waiting, boolean goesOn) {
        boolean isPing =
                !goesOn && step.policy().detectors().get(BotSilent.class).isPing(waiting, step.now());
        return isPing ? waiting.another() : waiting;
    }

    /**
     * Signs fade once per turn, not per line of it. They do not fade for a late turn either: the newer turns have made them fade
     * already. So the score is never less than it would be in the right order, and nobody misses a handoff.
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
        // A bot that sends any signal is not silent.
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
