package dev.relevo.rating;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;

/** The times of the last observations, kept apart from the numbers so that a poll without a change writes no number. */
public interface Observations {
    Freshness freshness(PhoneNumberId number, Instant now);
}
