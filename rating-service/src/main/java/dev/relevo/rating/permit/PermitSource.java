package dev.relevo.rating.permit;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.Optional;

/** The facts of the registered numbers. */
public interface PermitSource {
    /** The facts as they are now, without reservations; empty when the number is not registered. */
    Optional<PermitFacts> facts(PhoneNumberId number, Instant now);
}
