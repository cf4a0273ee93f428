package dev.relevo.router.conversation;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Handoff;
import dev.relevo.event.Person;
import dev.relevo.event.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All the router remembers of one conversation.
 *
 * @param id number × person
 * @param person as last seen
 * @param ownership who speaks
 * @param suspicion how stuck the person seems
 * @param transcript the last turns, oldest first
 * @param seen fingerprints of the last {@value #MAX_SEEN} event ids, so that a redelivery changes nothing
 * @param waiting the unanswered message; null when there is none
 * @param windowClosesAt end of WhatsApp's 24-hour window; null before the person's first message
 * @param quietUntil until when weak signs are ignored; null when they are not
 * @param episode the open or the last episode; null before the first
 * @param lastEventAt when anything last happened
 */
public record Conversation(
        ConversationId id,
        Person person,
        Ownership ownership,
        Suspicion suspicion,
        List<Turn> transcript,
        List<Long> seen,
        @Nullable Waiting waiting,
        @Nullable Instant windowClosesAt,
        @Nullable Instant quietUntil,
        @Nullable Episode episode,
        Instant lastEventAt) {
    static final int MAX_SEEN = 128;
    /** An agent reads the start of a long message and opens WhatsApp for the rest. */
    static final int MAX_TURN_CHARACTERS = 1_000;

    public Conversation {
        transcript = List.copyOf(transcript);
        seen = List.copyOf(seen);
    }

    /** A conversation nothing is known of yet. */
    public static Conversation unknown(ConversationId id, Instant now) {
        return new Conversation(
                id,
                Person.ofWaId(id.personId()),
                new Ownership(Owner.BOT, null, 0, now),
                Suspicion.NONE,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                now);
    }

    /** The episode, if one is going on. */
    public Optional<Episode> openEpisode() {
        return Optional.ofNullable(episode).filter(Episode::isOpen);
    }

    /** The language the person writes, as far as her own words show; null when they do not. */
    public @Nullable String language() {
        return person.language() != null ? person.language() : Language.of(transcript);
    }

    /** The texts of the last turns of this speaker, oldest first. */
    List<String> lastTurns(Turn.Who who, int max) {
        List<String> turns = transcript.stream()
                .filter(turn -> turn.who() == who)
                .map(Turn::text)
                .toList();
        return turns.subList(Math.max(0, turns.size() - max), turns.size());
    }

    boolean hasSeen(String eventId) {
        return seen.contains(fingerprint(eventId));
    }

    Conversation with(Person known) {
        return new Conversation(
                id,
                known,
                ownership,
                suspicion,
                transcript,
                seen,
                waiting,
                windowClosesAt,
                quietUntil,
                episode,
                lastEventAt);
    }

    Conversation with(Ownership newOwnership) {
        return new Conversation(
                id,
                person,
                newOwnership,
                suspicion,
                transcript,
                seen,
                waiting,
                windowClosesAt,
                quietUntil,
                episode,
                lastEventAt);
    }

    Conversation with(Suspicion newSuspicion) {
        return new Conversation(
                id,
                person,
                ownership,
                newSuspicion,
                transcript,
                seen,
                waiting,
                windowClosesAt,
                quietUntil,
                episode,
                lastEventAt);
    }

    Conversation with(Episode newEpisode) {
        return new Conversation(
                id,
                person,
                ownership,
                suspicion,
                transcript,
                seen,
                waiting,
                windowClosesAt,
                quietUntil,
                newEpisode,
                lastEventAt);
    }

    Conversation waitingFor(@Nullable Waiting newWaiting) {
        return new Conversation(
                id,
                person,
                ownership,
                suspicion,
                transcript,
                seen,
                newWaiting,
                windowClosesAt,
                quietUntil,
                episode,
                lastEventAt);
    }

    Conversation windowUntil(Instant closesAt) {
        Instant later = windowClosesAt == null || closesAt.isAfter(windowClosesAt) ? closesAt : windowClosesAt;
        return new Conversation(
                id, person, ownership, suspicion, transcript, seen, waiting, later, quietUntil, episode, lastEventAt);
    }

    Conversation quiet(Instant until) {
        return new Conversation(
                id,
                person,
                ownership,
                suspicion,
                transcript,
                seen,
                waiting,
                windowClosesAt,
                until,
                episode,
                lastEventAt);
    }

    Conversation plus(Turn turn) {
        String text = turn.text();
        Turn kept = text.length() <= MAX_TURN_CHARACTERS
                ? turn
                : new Turn(turn.who(), text.substring(0, MAX_TURN_CHARACTERS) + "…", turn.at());
        return new Conversation(
                id,
                person,
                ownership,
                suspicion,
                last(transcript, kept, Handoff.MAX_TURNS),
                seen,
                waiting,
                windowClosesAt,
                quietUntil,
                episode,
                lastEventAt);
    }

    Conversation saw(String eventId, Instant now) {
        return new Conversation(
                id,
                person,
                ownership,
                suspicion,
                transcript,
                last(seen, fingerprint(eventId), MAX_SEEN),
                waiting,
                windowClosesAt,
                quietUntil,
                episode,
                now.isAfter(lastEventAt) ? now : lastEventAt);
    }

    private static <T> List<T> last(List<T> list, T added, int max) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer.subList(Math.max(0, longer.size() - max), longer.size());
    }

    /** 64 bits of FNV-1a: two of 128 ids meet by chance once in 10^15 conversations. */
    private static long fingerprint(String eventId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < eventId.length(); i++) {
            hash = (hash ^ eventId.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
