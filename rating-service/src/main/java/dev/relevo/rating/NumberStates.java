package dev.relevo.rating;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;

/** The published states of the numbers. Call it in the transaction that changed something, after the change. */
public interface NumberStates {
    /**
     * Publishes the state of the number when it differs from the last published one.
     *
     * @param cause what changed; the event's id is derived from it
     */
    void refresh(PhoneNumberId number, String cause, Instant now);

    /** As {@link #refresh} for each registered number of the account. */
    void refreshAccount(String wabaId, String cause, Instant now);
}
