package dev.relevo.router.decision;

import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Event;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Assignment;
import dev.relevo.router.conversation.EvidenceMessages;
import dev.relevo.router.conversation.Ownership;
import dev.relevo.router.conversation.Persons;
import dev.relevo.router.handoff.DecisionContext;
import dev.relevo.router.handoff.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Merges two conversations of one person: transcript, evidence, owner and episode. */
public final class ConversationMerge {
    private ConversationMerge() {}

    /** The events that other services need when a conversation moves: it no longer has an owner under this id. */
    public static List<Event> away(Conversation leaving, String causeId, DecisionContext setting) {
        Transition step = new Transition(leaving, setting, causeId);
        step.own(Owner.BOT, null, null);
        return step.events();
    }

    /**
     * Merges the other conversation into this one. Of two open episodes, the one that an agent holds continues, otherwise the older
     * one; agents keep their handoff and its id. Nothing is queued again, because the handoff is on its queue already.
     */
    public static void join(Transition step, Conversation other) {
        Conversation own = step.state();
        Optional<Episode> kept = kept(own.openEpisode(), other.openEpisode());
        endTheOther(step, kept, own);
        endTheOther(step, kept, other);
        Ownership owner = kept.isPresent() && kept.equals(other.openEpisode()) ? other.ownership() : own.ownership();
        Episode last = kept.orElse(own.episode() != null ? own.episode() : other.episode());
        step.become(new Conversation(
                own.id(),
                Persons.joined(own.person(), other.person()),
                own.ownership(),
                own.suspicion().score() >= other.suspicion().score() ? own.suspicion() : other.suspicion(),
                own.history().and(other.history(), () -> EvidenceMessages.by(own, other)),
                own.clocks().and(other.clocks()),
                last,
                own.ledger().and(other.ledger())));
        pass(step, owner, Math.max(own.ownership().epoch(), other.ownership().epoch()), kept);
    }

    private static Optional<Episode> kept(Optional<Episode> own, Optional<Episode> other) {
        if (own.isEmpty() || other.isEmpty()) {
            return own.or(() -> other);
        }
        if (asksAnew(own.get(), other.get()) || asksAnew(other.get(), own.get())) {
            return asksAnew(own.get(), other.get()) ? own : other;
        }
        boolean ownHeld = own.get().state() == Episode.State.ASSIGNED;
        boolean otherHeld = other.get().state() == Episode.State.ASSIGNED;
        if (ownHeld != otherHeld) {
            return ownHeld ? own : other;
        }
        return other.get().openedAt().isBefore(own.get().openedAt()) ? other : own;
    }

    /** Whether the user asked for a person after the last turn of an unnamed human: then nobody else knows that they wait. */
    private static boolean asksAnew(Episode one, Episode held) {
        Assignment hold = held.hold();
        return one.state() == Episode.State.QUEUED
                && held.state() == Episode.State.ASSIGNED
                && hold != null
                && hold.agentId() == null
                && one.openedAt().isAfter(hold.activeAt());
    }

    private static void endTheOther(Transition step, Optional<Episode> kept, Conversation one) {
        one.openEpisode()
                .filter(episode -> !kept.equals(Optional.of(episode)))
                .ifPresent(episode -> step.emit(new HandoffResolved(
                        step.meta(),
                        step.ref(episode),
                        null,
                        "it is one conversation with another of the same person")));
    }

    /** Exceeds both epochs, so that senders using either are stale. */
    private static void pass(Transition step, Ownership owner, long epoch, Optional<Episode> episode) {
        Ownership own = step.state().ownership();
        if (epoch == own.epoch() && owner.equals(own)) {
            return;
        }
        Instant since = owner.since();
        if (step.state().episode() == null) {
            // Both always belonged to the bot, so no owner event was ever written.
            step.own(new Ownership(owner.owner(), owner.agentId(), epoch, since));
            return;
        }
        Ownership passed = new Ownership(owner.owner(), owner.agentId(), epoch + 1, since);
        step.own(passed);
        step.emit(new ConversationOwner(
                step.meta(),
                step.id(),
                step.id().phoneNumberId(),
                passed.owner(),
                passed.agentId(),
                episode.map(Episode::id).orElse(null),
                passed.epoch(),
                since));
    }
}
