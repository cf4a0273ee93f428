package dev.relevo.router.transcript;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The processed events, so that a redelivery changes nothing. Two generations of fingerprints, eight characters each. When the
 * newer one is full the older one is dropped, and only its latest time is kept: events up to that time count as processed. So any
 * later redelivery is recognised, for {@value #GENERATION} to twice as many fingerprints.
 *
 * @param older fingerprints of the previous generation, concatenated
 * @param newer fingerprints of the current generation, concatenated
 * @param olderUntil when the newest event of the older generation happened; null if absent
 * @param newerUntil when the newest event of the newer generation happened; null if absent
 * @param forgottenUntil when the newest event that left no fingerprint happened; null while every event has one
 */
public record ProcessedEvents(
        String older,
        String newer,
        @Nullable Instant olderUntil,
        @Nullable Instant newerUntil,
        @Nullable Instant forgottenUntil) {
    /** Ten to twenty turns of a chat, with their delivery reports. */
    public static final int GENERATION = 32;

    /** 48 bits in base64: a collision among 64 events has a probability of 1 in 10^12. */
    private static final int LENGTH = 8;

    private static final int BITS_PER_CHARACTER = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static final ProcessedEvents NOTHING = new ProcessedEvents("", "", null, null, null);

    public ProcessedEvents {
        Objects.requireNonNull(older, "older is missing");
        Objects.requireNonNull(newer, "newer is missing");
    }

    public boolean contains(String eventId) {
        String fingerprint = fingerprint(eventId);
        return holds(newer, fingerprint) || holds(older, fingerprint);
    }

    /** Whether an event of that time may have been processed and forgotten. Times within one second cannot be compared. */
    public boolean isForgotten(Instant occurredAt) {
        return forgottenUntil != null && occurredAt.isBefore(forgottenUntil);
    }

    /** The same when in doubt: for senders with a resolution finer than a second, where a rejection is better than a duplicate. */
    public boolean mayBeForgotten(Instant occurredAt) {
        return forgottenUntil != null && !occurredAt.isAfter(forgottenUntil);
    }

    /**
     * Remembers an event.
     *
     * @param at when it happened, at most now: a sender's fast clock must not make other events look old
     */
    public ProcessedEvents plus(String eventId, Instant at) {
        if (newer.length() >= GENERATION * LENGTH) {
            return new ProcessedEvents(newer, "", newerUntil, null, olderUntil == null ? forgottenUntil : olderUntil)
                    .plus(eventId, at);
        }
        return new ProcessedEvents(
                older, newer + fingerprint(eventId), olderUntil, laterOf(newerUntil, at), forgottenUntil);
    }

    /** The union; larger than either until the next generations. */
    public ProcessedEvents and(ProcessedEvents other) {
        return new ProcessedEvents(
                older + other.older + other.newer,
                newer,
                later(later(olderUntil, other.olderUntil), other.newerUntil),
                newerUntil,
                later(forgottenUntil, other.forgottenUntil));
    }

    private static @Nullable Instant later(@Nullable Instant known, @Nullable Instant at) {
        return known == null || (at != null && at.isAfter(known)) ? at : known;
    }

    private static Instant laterOf(@Nullable Instant known, Instant at) {
        return known == null || at.isAfter(known) ? at : known;
    }

    private static boolean holds(String generation, String fingerprint) {
        int found = generation.indexOf(fingerprint);
        // A match at another offset would overlap two fingerprints.
        while (found >= 0 && found % LENGTH != 0) {
            found = generation.indexOf(fingerprint, found + 1);
        }
        return found >= 0;
    }

    public static String fingerprint(String eventId) {
        return encoded(hash(eventId));
    }

    /** FNV-1a, 64 bits. */
    public static long hash(String eventId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < eventId.length(); i++) {
            hash = (hash ^ eventId.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** 48 bits of a hash, as text. */
    public static String encoded(long hash) {
        // FNV leaves half of the bits equal for ids that differ in their last characters.
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        char[] text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int shift = Long.SIZE - BITS_PER_CHARACTER * (i + 1);
            text[i] = ALPHABET.charAt((int) (mixed >>> shift) & 63);
        }
        return new String(text);
    }
}
