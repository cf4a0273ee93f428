package dev.relevo.rating.permit;

import dev.relevo.event.NumberState;
import java.time.Instant;

/** The pure function from facts to a permit. */
public final class PermitRules {
    private PermitRules() {}

    /** The permit at this time. */
    public static NumberState.Permit decide(PermitFacts facts, Instant now) {
        throw new UnsupportedOperationException("being built");
    }

    /** Whether WhatsApp accepts messages of the number at this time. */
    public static NumberState.Capability capability(PermitFacts facts, Instant now) {
        throw new UnsupportedOperationException("being built");
    }
}
