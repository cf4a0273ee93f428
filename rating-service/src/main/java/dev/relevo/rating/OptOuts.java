package dev.relevo.rating;

import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import java.time.Instant;

/** The people who stop marketing messages of a number. */
public interface OptOuts {
    /** Counts the person; a duplicate counts once. Takes part in the caller's transaction, or is one of its own. */
    void stopped(PhoneNumberId number, Person person, Instant at);
}
