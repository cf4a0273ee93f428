package dev.relevo.rating.fact;

import java.time.Instant;

/**
 * The messaging limit of an account as a webhook told it.
 *
 * @param people people whom its portfolio may reach outside their customer service window in 24 hours; {@link #UNLIMITED} without a
 *     limit
 * @param at when WhatsApp told it
 */
public record AccountLimit(int people, Instant at) {
    /** WhatsApp's figure for no limit. */
    public static final int UNLIMITED = -1;

    /** Whether this allows fewer people than the other. */
    public boolean isBelow(AccountLimit other) {
        return people != UNLIMITED && (other.people == UNLIMITED || people < other.people);
    }

    /** The figure in words. */
    public String text() {
        return people == UNLIMITED ? "unlimited" : people + " people";
    }
}
