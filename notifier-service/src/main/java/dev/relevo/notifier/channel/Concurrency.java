package dev.relevo.notifier.channel;

/**
 * How many deliveries a channel works on at once, so that one that hangs holds up nobody else.
 *
 * @param perParty to one receiver, or from one number; from 1
 * @param total in all; at least {@code perParty}
 */
public record Concurrency(int perParty, int total) {
    public Concurrency {
        if (perParty < 1 || total < perParty) {
            throw new IllegalArgumentException("expected 1 <= perParty <= total, got " + perParty + " and " + total);
        }
    }
}
