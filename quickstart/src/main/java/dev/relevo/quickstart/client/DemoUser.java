package dev.relevo.quickstart.client;

import dev.relevo.event.ConversationId;
import java.time.Instant;

/**
 * A WhatsApp user of the story. Each run has new users, so that it can be played again on kept data.
 *
 * @param name their profile name
 * @param waId their WhatsApp id, digits
 * @param number the business number they write to
 */
public record DemoUser(String name, String waId, DemoNumber number) {
    private static final long PEOPLE = 10_000_000L;

    /**
     * A user that no earlier run has used.
     *
     * @param run when this story began
     * @param index distinguishes the users of one run, 0 to 9
     */
    public static DemoUser of(String name, DemoNumber number, Instant run, int index) {
        long serial = Math.floorMod(run.getEpochSecond(), PEOPLE);
        return new DemoUser(name, "573%07d%02d".formatted(serial, index), number);
    }

    public ConversationId conversation() {
        return ConversationId.of(number.phoneNumberId(), waId);
    }
}
