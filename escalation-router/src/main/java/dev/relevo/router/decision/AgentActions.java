package dev.relevo.router.decision;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.AgentAction.Claim;
import dev.relevo.event.AgentAction.Note;
import dev.relevo.event.AgentAction.Release;
import dev.relevo.event.AgentAction.Reply;
import dev.relevo.event.AgentAction.Resolve;
import dev.relevo.event.AgentAction.Transfer;
import dev.relevo.event.Bounds;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.handoff.HandoffReturns;
import dev.relevo.router.handoff.Handoffs;
import dev.relevo.router.handoff.NumberRefusal;
import dev.relevo.router.handoff.OutboundMessages;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.handoff.UnnamedHold;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides agents' actions. The order of the partition decides: the first valid claim wins, later ones are rejected with the
 * winner's name.
 */
final class AgentActions {
    private AgentActions() {}

    public static void act(Transition step, AgentAction action) {
        ActionRef ref = action.action();
        Optional<Episode> open =
                step.state().openEpisode().filter(episode -> episode.id().equals(ref.handoffId()));
        switch (action) {
            case Claim ignored -> claim(step, ref, open.orElse(null));
            case Release ignored -> reachable(step, ref, open).ifPresent(episode -> release(step, ref, episode));
            case Transfer transfer ->
                reachable(step, ref, open).ifPresent(episode -> HandoffTransfers.transfer(step, transfer, episode));
            case Reply reply ->
                held(step, ref, open).filter(_ -> canBeSent(step, ref, reply)).ifPresent(episode -> {
                    step.update(episode.answeredBy(ref.agentId(), step.now()));
                    step.append(new Turn(Turn.Who.AGENT, reply.text(), step.now()));
                    OutboundMessages.reply(step, reply.text(), ref);
                });
            case Note note ->
                held(step, ref, open)
                        .filter(_ -> fits(step, ref, note.text()))
                        .ifPresent(episode ->
                                step.update(episode.noted(new Turn(Turn.Who.AGENT, note.text(), step.now()))));
            case Resolve resolve ->
                reachable(step, ref, open)
                        .filter(_ -> resolve.wrapUp() == null || fits(step, ref, resolve.wrapUp()))
                        .ifPresent(episode -> Handoffs.resolved(step, episode, ref.agentId(), resolve.wrapUp()));
        }
    }

    /** WhatsApp accepts no longer text, no free text outside the window, and nothing of a number that it has banned. */
    private static boolean canBeSent(Transition step, ActionRef ref, Reply reply) {
        Optional<String> refusal = Optional.ofNullable(step.refusal())
                .map(NumberRefusal::text)
                .or(() -> step.state().refusesReplies(step.now()));
        if (refusal.isPresent()) {
            ActionRefusals.reject(step, ref, refusal.get());
            return false;
        }
        int length = reply.text().length();
        if (length > Bounds.OUTBOUND_TEXT_MAX) {
            ActionRefusals.reject(
                    step,
                    ref,
                    "a reply has at most " + Bounds.OUTBOUND_TEXT_MAX + " characters, this one has " + length);
        }
        return length <= Bounds.OUTBOUND_TEXT_MAX;
    }

    /** Bounds the size of the state. */
    private static boolean fits(Transition step, ActionRef ref, String note) {
        int bytes = note.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Bounds.NOTE_MAX_BYTES) {
            ActionRefusals.reject(
                    step, ref, "a note has at most " + Bounds.NOTE_MAX_BYTES + " bytes, this one has " + bytes);
        }
        return bytes <= Bounds.NOTE_MAX_BYTES;
    }

    private static void claim(Transition step, ActionRef ref, @Nullable Episode episode) {
        String agent = ref.agentId();
        if (episode == null) {
            ActionRefusals.rejectClaim(step, ref, null, "it is not open any more");
        } else if (episode.isHeldBy(agent)) {
            Handoffs.claimed(step, episode, agent);
        } else if (episode.state() == Episode.State.ASSIGNED && !UnnamedHold.is(episode)) {
            ActionRefusals.rejectClaim(step, ref, episode, "another agent was faster");
        } else {
            ActionRefusals.full(step, episode, agent)
                    .ifPresentOrElse(
                            reason -> ActionRefusals.rejectClaim(step, ref, episode, reason),
                            () -> Handoffs.claimed(step, episode, agent));
        }
    }

    private static void release(Transition step, ActionRef ref, Episode episode) {
        if (episode.state() == Episode.State.QUEUED) {
            ActionRefusals.reject(step, ref, "it waits in its queue already");
        } else {
            String by = episode.isHeldBy(ref.agentId()) ? "the agent" : "an operator";
            HandoffReturns.returned(step, episode, "released by " + by);
        }
    }

    /** The episode, if this agent holds it or an operator acts; otherwise the action is rejected. */
    private static Optional<Episode> reachable(Transition step, ActionRef ref, Optional<Episode> open) {
        return ref.byOperator() && open.isPresent() ? open : held(step, ref, open);
    }

    /** The episode, if this agent holds it; otherwise the action is rejected. */
    private static Optional<Episode> held(Transition step, ActionRef ref, Optional<Episode> open) {
        if (open.isEmpty()) {
            ActionRefusals.reject(step, ref, "this handoff is not open");
            return Optional.empty();
        }
        if (!open.get().isHeldBy(ref.agentId())) {
            ActionRefusals.reject(step, ref, "this handoff is not yours; claim it first");
            return Optional.empty();
        }
        return open;
    }
}
