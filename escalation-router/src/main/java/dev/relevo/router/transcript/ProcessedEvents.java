package dev.relevo.router.transcript;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which events were handled already, so that a redelivery changes nothing. Two generations of fingerprints, eight characters
 * each; when the newer one is full the older one is forgotten, and of it only the time is kept before which everything is taken
 * for handled. So a redelivery is known however much later it comes, for {@value #GENERATION} to twice as many fingerprints.
 *
 * @param older fingerprints of the generation before, one after the other
 * @param newer fingerprints since, one after the other
 * @param olderUntil when the newest event of the older generation happened; null while there is none
 * @param newerUntil when the newest event of the newer generation happened; null while there is none
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

    /** 48 bits in base64: a new event is taken for one of 64 others once in 10^12. */
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

    /** Whether an event of that time could have been handled and forgotten. Times of one second cannot be told apart. */
    public boolean isForgotten(Instant occurredAt) {
        return forgottenUntil != null && occurredAt.isBefore(forgottenUntil);
    }

    /** The same, in doubt: for what comes from clocks that tell times finer than a second, and is better refused than done twice. */
    public boolean mayBeForgotten(Instant occurredAt) {
        return forgottenUntil != null && !occurredAt.isAfter(forgottenUntil);
    }

    /**
     * Remembers an event.
     *
     * @param at when it happened, not after now: a sender whose clock is fast must not make others' events look old
     */
    public ProcessedEvents plus(String eventId, Instant at) {
        if (newer.length() >= GENERATION * LENGTH) {
            return new ProcessedEvents(newer, "", newerUntil, null, olderUntil == null ? forgottenUntil : olderUntil)
                    .plus(eventId, at);
        }
        return new ProcessedEvents(
                older, newer + fingerprint(eventId), olderUntil, laterOf(newerUntil, at), forgottenUntil);
    }

    /** What either has seen; larger than either until the next generations. */
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
        // Between two fingerprints a third may seem to lie.
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

    /** 48 bits of a hash, in text. States of version 0.1 hold the hashes themselves. */
    public static String encoded(long hash) {
        // FNV leaves ids that differ in their last characters alike in half of the bits.
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
