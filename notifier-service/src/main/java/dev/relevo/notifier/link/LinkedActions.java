package dev.relevo.notifier.link;

import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.receiver.Receiver;
import java.util.Optional;

/** What links do. One implementation for each kind of subject and action; a link without one is not written. */
public interface LinkedActions {
    /** Whether this implementation performs the action on such a subject. */
    boolean supports(LinkAction action, Subject.Kind kind);

    /** What the subject is, in one sentence in the receiver's language; empty when there is no such alert or group any more. */
    Optional<String> describe(Subject subject, Receiver receiver);

    /**
     * Performs the action, in the transaction that records the use of the link.
     *
     * @param by in whose name
     */
    Outcome perform(LinkAction action, Subject subject, String by);

    /** What came of it. */
    enum Outcome {
        DONE,
        /** It was in this state already. */
        DONE_BEFORE,
        /** The alert is resolved. */
        OVER,
        /** There is no such alert or group any more. */
        GONE
    }
}
