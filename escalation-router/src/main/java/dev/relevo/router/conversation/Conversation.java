package dev.relevo.router.conversation;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Person;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.text.Language;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.TurnMark;
import dev.relevo.router.transcript.UserTurns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one conversation.
 *
 * @param id phone number and person
 * @param person as last seen
 * @param ownership the owner
 * @param suspicion how stuck the user seems
 * @param history the transcript and the processed events
 * @param clocks timers
 * @param episode the open or last episode; null before the first
 * @param ledger what agents did, and the outcome of their messages
 */
public record Conversation(
        ConversationId id,
        Person person,
        Ownership ownership,
        StuckScore suspicion,
        History history,
        ConversationTimers clocks,
        @Nullable Episode episode,
        Ledger ledger) {

    /** No action and no message yet. */
    public Conversation(
            ConversationId id,
            Person person,
            Ownership ownership,
            StuckScore suspicion,
            History history,
            ConversationTimers clocks,
            @Nullable Episode episode) {
        this(id, person, ownership, suspicion, history, clocks, episode, Ledger.EMPTY);
    }

    /**
     * A conversation without state: new, or forgotten. Its epoch starts at the current second, which is above every epoch that a
     * sender may remember from before.
     */
    public static Conversation unknown(ConversationId id, Instant now) {
        return new Conversation(
                id,
                Persons.known(id.personId()),
                new Ownership(Owner.BOT, null, now.getEpochSecond(), now),
                StuckScore.NONE,
                History.startingAt(now),
                ConversationTimers.NONE,
                null);
    }

    /** The last turns, oldest first. */
    public List<Turn> transcript() {
        return history.transcript();
    }

    /** When the last event happened. */
    public Instant lastEventAt() {
        return history.lastEventAt();
    }

    /** End of WhatsApp's 24-hour window; null before the person's first message. */
    public @Nullable Instant windowClosesAt() {
        return clocks.windowClosesAt();
    }

    /** The open episode, if there is one. */
    public Optional<Episode> openEpisode() {
        return Optional.ofNullable(episode).filter(Episode::isOpen);
    }

    /** Whether the last episode had ended when this was written. */
    public boolean isOverSince(Instant writtenAt) {
        return episode != null && episode.isOverSince(writtenAt);
    }

    /** The language that the user writes; null when it is not known. */
    public @Nullable String language() {
        return person.language() != null ? person.language() : Language.of(transcript());
    }

    /** The same conversation owned by the bot: without an episode and without a cool-down. */
    public Conversation withTheBot() {
        Ownership bot = new Ownership(Owner.BOT, null, ownership.epoch(), ownership.since());
        ConversationTimers running = new ConversationTimers(clocks.waiting(), clocks.windowClosesAt(), null, null);
        return new Conversation(id, person, bot, suspicion, history, running, null, ledger);
    }

    /** The texts of the last turns of this speaker, oldest first. */
    public List<String> lastTurns(Turn.Who who, int max) {
        List<String> turns = new ArrayList<>(max);
        List<Turn> transcript = transcript();
        for (int i = transcript.size() - 1; i >= 0 && turns.size() < max; i--) {
            if (transcript.get(i).who() == who) {
                turns.add(transcript.get(i).text());
            }
        }
        Collections.reverse(turns);
        return turns;
    }

    /** The texts of the bot's last turns before the user's last turn, oldest first. Later bot turns answer the same lines. */
    public List<String> botTurnsBeforeUser(int max) {
        List<Turn> transcript = transcript();
        int user = transcript.size() - 1;
        while (user >= 0 && transcript.get(user).who() != Turn.Who.USER) {
            user--;
        }
        List<String> turns = new ArrayList<>(max);
        for (int i = user - 1; i >= 0 && turns.size() < max; i--) {
            if (transcript.get(i).who() == Turn.Who.BOT) {
                turns.addFirst(transcript.get(i).text());
            }
        }
        return turns;
    }

    /** The texts of the user's last turns, oldest first. Lines within seconds of each other are one turn. */
    public List<String> lastUserTurns(int max) {
        return UserTurns.last(transcript(), max);
    }

    @Nullable
    public UnansweredMessages waiting() {
        return clocks.waiting();
    }

    public boolean hasSeen(String eventId) {
        return history.seen().contains(eventId);
    }

    public Conversation with(Person known) {
        return new Conversation(id, known, ownership, suspicion, history, clocks, episode, ledger);
    }

    public Conversation with(Ownership newOwnership) {
        return new Conversation(id, person, newOwnership, suspicion, history, clocks, episode, ledger);
    }

    public Conversation with(StuckScore newSuspicion) {
        return new Conversation(id, person, ownership, newSuspicion, history, clocks, episode, ledger);
    }

    public Conversation with(History newHistory) {
        return new Conversation(id, person, ownership, suspicion, newHistory, clocks, episode, ledger);
    }

    public Conversation with(ConversationTimers newClocks) {
        return new Conversation(id, person, ownership, suspicion, history, newClocks, episode, ledger);
    }

    public Conversation with(Episode newEpisode) {
        return new Conversation(id, person, ownership, suspicion, history, clocks, newEpisode, ledger);
    }

    public Conversation with(Ledger newLedger) {
        return new Conversation(id, person, ownership, suspicion, history, clocks, episode, newLedger);
    }

    /** The reason why free text cannot be sent to the user now; empty when it can. */
    public Optional<String> refusesReplies(Instant now) {
        Instant closes = windowClosesAt();
        return closes == null || now.isBefore(closes)
                ? Optional.empty()
                : Optional.of("the 24-hour window closed at " + closes + "; only a template reaches the person now");
    }

    /** The stored messages of a handoff, oldest first. */
    public List<SentMessage> messagesOf(HandoffId handoff) {
        return ledger.messages().stream()
                .filter(message -> message.handoff().equals(handoff.value()))
                .toList();
    }

    public Conversation waitingFor(@Nullable UnansweredMessages newWaiting) {
        return with(clocks.waitingFor(newWaiting));
    }

    /** With a turn that Relevo or an agent at the desk wrote. */
    public Conversation plus(Turn turn) {
        return plus(turn, TurnMark.NONE);
    }

    public Conversation plus(Turn turn, TurnMark mark) {
        return with(history.plus(turn, mark, () -> EvidenceMessages.by(this)));
    }
}
