package dev.relevo.notifier.alert;

/** The name of a fact of a notice. Notices are stored with these names. */
public enum Fact {
    /** The WhatsApp Business Account. */
    ACCOUNT,
    /** How many numbers are affected. */
    NUMBERS,
    /** What a flag seems to be about: a word of {@code RedCaseEvent.Finding}. */
    FINDING,
    /** A colour, as a word of {@code Rating}. */
    COLOUR,
    /** The remaining time until the deadline, an ISO-8601 duration. */
    REMAINING,
    /** Present when the notice is later than it was scheduled. */
    LATE,
    /** Templates sent in 7 days. */
    TEMPLATES,
    /** The kind of evidence of a limit. */
    EVIDENCE,
    /** The time of the flag before a correction. */
    PREVIOUS_SINCE(true),
    /** The holder of the API key that made a change. */
    BY,
    /** A score from 0.0 to 1.0. */
    SCORE,
    /** When something was last seen or observed. */
    LAST_SEEN(true),
    /** WhatsApp's name of a restriction. */
    RESTRICTION,
    /** A template's name and language. */
    TEMPLATE,
    /** The previous status in WhatsApp's words. */
    PREVIOUS_STATUS,
    /** The current status in WhatsApp's words. */
    STATUS,
    /** When it ends. */
    UNTIL(true),
    /** How often it happened since the alert opened. */
    COUNT,
    /** The queue of handoffs. */
    QUEUE,
    /** The channel of a receiver. */
    CHANNEL,
    /** The receiver that does not get its notices. */
    RECEIVER,
    /** The name that another system gave its alert. */
    NAME;

    private final boolean isTime;

    Fact() {
        this(false);
    }

    Fact(boolean isTime) {
        this.isTime = isTime;
    }

    /** Whether its values are instants in ISO-8601. */
    public boolean isTime() {
        return isTime;
    }
}
