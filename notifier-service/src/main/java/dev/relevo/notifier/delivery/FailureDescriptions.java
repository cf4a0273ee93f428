package dev.relevo.notifier.delivery;

import dev.relevo.notifier.channel.FailureReason;

/** Descriptions of failures for agents. WhatsApp's own error texts are not used: they may quote the person's phone number. */
final class FailureDescriptions {
    private FailureDescriptions() {}

    static String of(FailureReason reason, DeliveryState state) {
        return state == DeliveryState.DEAD ? "given up: " + of(reason) : of(reason);
    }

    private static String of(FailureReason reason) {
        return switch (reason) {
            case UNREACHABLE -> "WhatsApp could not be reached";
            case NO_ANSWER -> "WhatsApp did not answer";
            case UNAVAILABLE -> "WhatsApp was unavailable";
            case RATE_LIMITED -> "this number sent too many messages at once";
            case PAIR_RATE_LIMITED -> "too many messages to this person at once";
            case SPAM_LIMITED -> "too many messages of this number were blocked or reported";
            case UNAUTHORIZED -> "WhatsApp rejected the credentials";
            case WINDOW_CLOSED -> "the 24-hour window is closed";
            case UNDELIVERABLE -> "WhatsApp cannot deliver to this person";
            case OPTED_OUT -> "the person has opted out of messages of this kind";
            case MARKETING_CAPPED -> "WhatsApp limits marketing messages to this person";
            case POLICY_BLOCKED -> "WhatsApp has blocked the account";
            case TEMPLATE_REFUSED -> "the template is wrong, paused or disabled";
            case MISCONFIGURED -> "the number is not set up to send";
            case BAD_REQUEST -> "WhatsApp rejected the message as invalid";
            case ADDRESS_REFUSED -> "the address was rejected";
            case ADDRESS_BLOCKED -> "messages may not be sent to the address";
            case MAILBOX_REFUSED -> "the mailbox takes no mail";
            case CONTENT_REFUSED -> "the content was rejected";
            case POLICY_REFUSED -> "a policy of the mail server rejected it";
            case OLD_EPOCH -> "someone else has taken over the conversation";
            case RECEIVER_GONE -> "the receiver was removed";
            case NO_CHANNEL -> "there is no channel for this message";
            case INTERNAL -> "the message could not be sent because of a fault in Relevo";
            case UNKNOWN -> "WhatsApp reported an unknown error";
        };
    }
}
