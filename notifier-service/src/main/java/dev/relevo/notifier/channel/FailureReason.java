package dev.relevo.notifier.channel;

/** The reason why an attempt failed. The name in lower case is the metric's label. */
public enum FailureReason {
    /** The provider is unreachable: nothing was sent. */
    UNREACHABLE,
    /** No answer came: it may have been sent. */
    NO_ANSWER,
    /** The provider is unavailable. */
    UNAVAILABLE,
    /** The provider's rate limit was exceeded. */
    RATE_LIMITED,
    /** The rate limit of one person was exceeded (131056). */
    PAIR_RATE_LIMITED,
    /** Too many earlier messages were blocked or reported (131048). */
    SPAM_LIMITED,
    /** The provider rejects our credentials. */
    UNAUTHORIZED,
    /** The 24-hour window is closed: the person's last message is older than that (131047), and only a template is allowed. */
    WINDOW_CLOSED,
    /** WhatsApp cannot reach the person (131026). */
    UNDELIVERABLE,
    /** The person opted out (131050). */
    OPTED_OUT,
    /** WhatsApp holds marketing back for this person (131049, 130472). */
    MARKETING_CAPPED,
    /** WhatsApp blocks the account (368, 131031, 130497). */
    POLICY_BLOCKED,
    /** The template is wrong, paused or disabled. */
    TEMPLATE_REFUSED,
    /** The number or the receiver is not set up to send, for example because a secret is missing. */
    MISCONFIGURED,
    /** The provider rejects this kind of request. */
    BAD_REQUEST,
    /** The provider rejects the address. */
    ADDRESS_REFUSED,
    /** The address is not one that messages may be sent to, for example one of a private network. */
    ADDRESS_BLOCKED,
    /** The address exists, but its mailbox takes no mail, for example because it is full or disabled. */
    MAILBOX_REFUSED,
    /** The mail server rejects the content. */
    CONTENT_REFUSED,
    /** The mail server's policy rejects the mail, for example as spam. */
    POLICY_REFUSED,
    /** The conversation's owner changed after the message was written. */
    OLD_EPOCH,
    /** The receiver was removed. */
    RECEIVER_GONE,
    /** The channel does not exist or does not send this kind of request. */
    NO_CHANNEL,
    /** A fault in Relevo. */
    INTERNAL,
    /** An error code that is not listed here. */
    UNKNOWN
}
