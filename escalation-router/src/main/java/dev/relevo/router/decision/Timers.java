package dev.relevo.router.decision;

import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Event;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Assignment;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.detector.BotSilent;
import dev.relevo.router.handoff.BreachWatch;
import dev.relevo.router.handoff.HandoffReturns;
import dev.relevo.router.handoff.Handoffs;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.handoff.UnnamedHold;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.HandBack;
import dev.relevo.router.policy.QueueRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Timers of a conversation. Each has one timer, for the earliest due time. It is derived from the state after every input, so no
 * timer is left over.
 */
final class Timers {
    /** Twice WhatsApp's 7 days of redelivery: no event arrives later than that. */
    static final Duration FORGET_AFTER = Duration.ofDays(14);

    private Timers() {}

    public static Outcome outcome(Conversation state, EscalationPolicy policy, List<Event> events) {
        return new Outcome(state, events, wakeAt(state, policy));
    }

    /** What a step came to. */
    static Outcome outcome(Transition step) {
        return outcome(step.state(), step.policy(), step.events());
    }

    private static Instant wakeAt(Conversation state, EscalationPolicy policy) {
        Instant first = state.lastEventAt().plus(FORGET_AFTER);
        first = earlier(first, silentAt(state, policy));
        first = earlier(first, BreachWatch.dueAt(state));
        Episode episode = state.openEpisode().orElse(null);
        if (episode != null) {
            first = earlier(first, overflowAt(episode));
            first = earlier(first, unansweredAt(episode));
            first = earlier(first, agentSilentAt(episode, policy));
            first = episode.state() == Episode.State.QUEUED ? earlier(first, state.windowClosesAt()) : first;
        }
        return first;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private static @Nullable Instant silentAt(Conversation state, EscalationPolicy policy) {
        UnansweredMessages waiting = state.waiting();
        BotSilent settings = policy.detectors().get(BotSilent.class);
        boolean counts = waiting != null
                && !waiting.counted()
                && settings.weight() > 0
                && state.ownership().owner() == Owner.BOT;
        return counts ? Objects.requireNonNull(waiting).since().plus(settings.after()) : null;
    }

    private static @Nullable Instant overflowAt(Episode episode) {
        return episode.state() == Episode.State.QUEUED ? episode.placement().overflowAt() : null;
    }

    private static @Nullable Instant unansweredAt(Episode episode) {
        return episode.state() == Episode.State.QUEUED && !episode.pathsOffered() ? episode.dueAt() : null;
    }

    /** When an idle agent loses the handoff: soon after a claim, much later once they have answered. */
    private static @Nullable Instant agentSilentAt(Episode episode, EscalationPolicy policy) {
        Assignment hold = episode.hold();
        if (episode.state() != Episode.State.ASSIGNED || hold == null) {
            return null;
        }
        Optional<QueueRule> queue = Optional.ofNullable(episode.queue()).flatMap(policy::queue);
        HandBack handBack = policy.handBack();
        if (!hold.answered()) {
            return hold.activeAt().plus(queue.map(QueueRule::offerTimeout).orElse(handBack.shorter()));
        }
        return hold.activeAt().plus(UnnamedHold.is(episode) ? handBack.unnamedAfter() : handBack.idleAfter());
    }

    /** Handles everything that is due now. */
    public static void due(Transition step, Input input) {
        if (isPast(BreachWatch.dueAt(step.state()), step.now())) {
            BreachWatch.due(step);
        }
        if (isPast(silentAt(step.state(), step.policy()), step.now())) {
            StuckSignals.collect(step, step.state(), input);
        }
        step.state().openEpisode().ifPresent(episode -> {
            Instant closes = step.state().windowClosesAt();
            if (episode.state() == Episode.State.QUEUED && isPast(closes, step.now())) {
                Handoffs.expired(step, episode);
            } else if (isPast(overflowAt(episode), step.now())) {
                HandoffReturns.overflowed(step, episode);
            } else if (isPast(unansweredAt(episode), step.now())) {
                HandoffReturns.unanswered(step, episode);
            } else if (isPast(agentSilentAt(episode, step.policy()), step.now())) {
                agentSilent(step, episode);
            }
        });
    }

    private static void agentSilent(Transition step, Episode episode) {
        if (episode.hold() != null && episode.hold().answered()) {
            Handoffs.resolved(
                    step, episode, null, UnnamedHold.is(episode) ? "nobody answered on" : "the agent was idle");
        } else {
            HandoffReturns.returned(step, episode, "claimed, but the agent stayed silent");
        }
    }

    public static boolean isForgotten(Conversation state, Instant now) {
        return state.openEpisode().isEmpty() && isPast(state.lastEventAt().plus(FORGET_AFTER), now);
    }

    private static boolean isPast(@Nullable Instant time, Instant now) {
        return time != null && !now.isBefore(time);
    }
}
