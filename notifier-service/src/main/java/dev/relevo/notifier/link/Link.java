package dev.relevo.notifier.link;

import java.time.Instant;

/**
 * What a signed link allows.
 *
 * @param subject what it acts on
 * @param receiver the name of the receiver to whom it was sent, in whose name it acts
 * @param expiresAt in whole seconds
 */
public record Link(LinkAction action, Subject subject, String receiver, Instant expiresAt) {
    /**
     * An alert or a group.
     *
     * @param id the alert's or the group's id
     */
    public record Subject(Kind kind, String id) {
        /** What an id names. */
        public enum Kind {
            ALERT,
            GROUP
        }
    }
}
