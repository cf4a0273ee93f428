package dev.relevo.notifier.channel;

/** Why a delivery did not go through. The name is also the metric's label. */
public enum FailureReason {
    /** The far side cannot be reached: nothing was sent. */
    UNREACHABLE,
    /** It was sent, perhaps, and no answer came. */
    NO_ANSWER,
    /** The far side is out of order. */
    UNAVAILABLE,
    /** Too much at once. */
    RATE_LIMITED,
    /** Too much at once to one person (131056). */
    PAIR_RATE_LIMITED,
    /** Too many earlier messages were blocked or reported (131048). */
    SPAM_LIMITED,
    /** Our credentials are refused. */
    UNAUTHORIZED,
    /** More than 24 hours since the person's last message (131047): only a template goes. */
    WINDOW_CLOSED,
    /** WhatsApp cannot reach the person (131026). */
    UNDELIVERABLE,
    /** The person does not want it (131050). */
    OPTED_OUT,
    /** WhatsApp holds marketing back for this person (131049, 130472). */
    MARKETING_CAPPED,
    /** WhatsApp blocks the account (368, 131031, 130497). */
    POLICY_BLOCKED,
    /** The template is wrong, paused or disabled. */
    TEMPLATE_REFUSED,
    /** The number is not set up to send. */
    MISCONFIGURED,
    /** The far side takes no such thing. */
    BAD_REQUEST,
    /** The address is refused. */
    ADDRESS_REFUSED,
    /** Ownership of the conversation has moved on since it was written. */
    OLD_EPOCH,
    /** The receiver was removed. */
    RECEIVER_GONE,
    /** There is no such channel, or it does not carry such a thing. */
    NO_CHANNEL,
    /** Our own fault. */
    INTERNAL,
    /** An error we do not know. */
    UNKNOWN
}
