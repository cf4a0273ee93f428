package dev.relevo.rating.redcase;

import java.time.Instant;

/**
 * Evidence that WhatsApp limits a number.
 *
 * @param kind what shows it
 * @param details the evidence with its figures, in words
 * @param at when it was seen
 */
public record LimitEvidence(Kind kind, String details, Instant at) {
    /** The kinds of evidence. */
    public enum Kind {
        /** The messaging limit of the number or its portfolio fell. */
        MESSAGING_LIMIT_FELL,
        /** WhatsApp refused a message with its spam rate limit. */
        ERROR_131048,
        /** WhatsApp restricted messages that the business begins. */
        RESTRICTION,
        /** A person reported it, with a reason. */
        PERSON
    }
}
