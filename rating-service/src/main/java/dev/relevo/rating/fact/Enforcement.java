package dev.relevo.rating.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The measures of WhatsApp against accounts. */
public interface Enforcement {
    /** The measures against the account that are in force at this time, the oldest first. */
    List<Restriction> inForce(String wabaId, Instant now);

    /** The oldest of them that proves that WhatsApp limits templates; empty when none does. */
    Optional<Restriction> limitInForce(String wabaId, Instant now);
}
