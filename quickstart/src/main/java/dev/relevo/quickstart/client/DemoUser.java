package dev.relevo.quickstart.client;

import dev.relevo.event.ConversationId;
import java.time.Instant;

/**
 * A person of the story. Each run has new ones, so that it can be played again on kept data.
 *
 * @param name her profile name
 * @param waId her WhatsApp id, digits
 * @param number the business number she writes to
 */
public record DemoUser(String name, String waId, DemoNumber number) {
    private static final long PEOPLE = 10_000_000L;

    /**
     * Somebody nobody has heard of.
     *
     * @param run when this story began
     * @param index tells the people of one run apart, 0 to 9
     */
    public static DemoUser of(String name, DemoNumber number, Instant run, int index) {
        long serial = Math.floorMod(run.getEpochSecond(), PEOPLE);
        return new DemoUser(name, "573%07d%02d".formatted(serial, index), number);
    }

    public ConversationId conversation() {
        return ConversationId.of(number.phoneNumberId(), waId);
    }
}
