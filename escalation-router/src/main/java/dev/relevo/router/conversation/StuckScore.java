package dev.relevo.router.conversation;

import dev.relevo.event.Reason;
import dev.relevo.router.transcript.OfferButtons;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How stuck the user seems.
 *
 * @param score sum of the signs so far, decayed per user turn
 * @param misses misunderstandings in a row
 * @param missedThisTurn true when the current user turn was already counted as misunderstood
 * @param repeats repetitions since the score was last reset
 * @param evidence the signs, oldest first, at most {@value #MAX_EVIDENCE}
 * @param offered true once the user was offered a person
 * @param payload of the bot's button or list row that the user chose last; null when they have chosen none since the score was
 *     last reset
 */
public record StuckScore(
        double score,
        int misses,
        boolean missedThisTurn,
        int repeats,
        List<Reason> evidence,
        boolean offered,
        @Nullable String payload) {
    /** More evidence would not help an agent. */
    static final int MAX_EVIDENCE = 10;

    /** WhatsApp's limit of a button's id, in characters. */
    private static final int MAX_PAYLOAD = 256;

    public static final StuckScore NONE = new StuckScore(0, 0, false, 0, List.of(), false, null);

    public StuckScore {
        evidence = List.copyOf(evidence);
    }

    /** A new user turn: the score decays, and a turn that the bot understood resets the count of misses. */
    public StuckScore decayed(double factor) {
        return new StuckScore(score * factor, missedThisTurn ? misses : 0, false, repeats, evidence, offered, payload);
    }

    /**
     * Keeps the payload of the user's choice, which shows their topic. Payloads of Relevo's own offer do not. Payloads over
     * WhatsApp's limit are invalid.
     */
    public StuckScore choosing(@Nullable String chosen) {
        return chosen == null || chosen.startsWith(OfferButtons.PREFIX) || chosen.length() > MAX_PAYLOAD
                ? this
                : new StuckScore(score, misses, missedThisTurn, repeats, evidence, offered, chosen);
    }

    public StuckScore with(Signal signal) {
        boolean miss = signal.kind() == Signal.Kind.MISS;
        boolean repeat = signal.kind() == Signal.Kind.REPEAT;
        return new StuckScore(
                Math.max(score + signal.reason().strength(), signal.floor()),
                miss ? misses + 1 : misses,
                miss || missedThisTurn,
                repeat ? repeats + 1 : repeats,
                append(evidence, signal.reason()),
                offered,
                payload);
    }

    /** Whether a detector has fired since the score was last reset. */
    public boolean hasSeen(String detector) {
        return evidence.stream().anyMatch(reason -> reason.detector().equals(detector));
    }

    public StuckScore asOffered() {
        return new StuckScore(score, misses, missedThisTurn, repeats, evidence, true, payload);
    }

    private static List<Reason> append(List<Reason> evidence, Reason reason) {
        List<Reason> longer = new ArrayList<>(evidence);
        longer.add(reason);
        return longer.subList(Math.max(0, longer.size() - MAX_EVIDENCE), longer.size());
    }
}
