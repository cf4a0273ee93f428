package dev.relevo.notifier.channel.email;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the failure of a send means. A 5xx reply to a mail is permanent and a 4xx one temporary. Replies that concern every mail, to
 * the greeting, the login or the sender's address, are retried: a person corrects the cause, and no alert must be lost until then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, 4.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463#section-3">RFC 3463, 3</a>
 */
final class SmtpFailure {
    /** How the client's messages begin when the server refused one mail, and not the connection or the sender. */
    private static final List<String> OF_ONE_MAIL = List.of(
            "recipient address not accepted",
            "no recipient addresses were accepted",
            "DATA command not accepted",
            "sending data failed");

    private static final String OF_THE_SENDER = "sender address not accepted";

    private SmtpFailure() {}

    static SendResult of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                return ofReply(reply);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new SendResult.Retryable(FailureReason.UNREACHABLE);
            }
        }
        return new SendResult.Retryable(FailureReason.UNAVAILABLE);
    }

    private static SendResult ofReply(SMTPException reply) {
        String message = String.valueOf(reply.getMessage());
        int code = reply.getReplyCode();
        if (code >= 500 && OF_ONE_MAIL.stream().anyMatch(message::startsWith)) {
            return new SendResult.Rejected(permanent(code, reply.getReplyMessage()), code);
        }
        return new SendResult.Retryable(temporary(code, message), Duration.ZERO, code);
    }

    private static FailureReason temporary(int code, String message) {
        if (code >= 500 && message.startsWith(OF_THE_SENDER)) {
            return FailureReason.MISCONFIGURED;
        }
        return code == 530 || code == 534 || code == 535 || code == 538
                ? FailureReason.UNAUTHORIZED
                : FailureReason.UNAVAILABLE;
    }

    private static FailureReason permanent(int code, @Nullable String message) {
        EnhancedStatus status = EnhancedStatus.of(message);
        if (status == null) {
            return switch (code) {
                case 552 -> FailureReason.MAILBOX_REFUSED;
                case 554 -> FailureReason.CONTENT_REFUSED;
                case 501, 550, 551, 553 -> FailureReason.ADDRESS_REFUSED;
                default -> FailureReason.BAD_REQUEST;
            };
        }
        return switch (status.subject()) {
            // A domain without a route is a wrong address, too.
            case 1, 4 -> FailureReason.ADDRESS_REFUSED;
            // 5.2.3: longer than the mailbox allows.
            case 2 -> status.detail() == 3 ? FailureReason.CONTENT_REFUSED : FailureReason.MAILBOX_REFUSED;
            // 5.3.4: longer than the server allows.
            case 3 -> status.detail() == 4 ? FailureReason.CONTENT_REFUSED : FailureReason.POLICY_REFUSED;
            case 6 -> FailureReason.CONTENT_REFUSED;
            case 7 -> FailureReason.POLICY_REFUSED;
            default -> code == 554 ? FailureReason.CONTENT_REFUSED : FailureReason.BAD_REQUEST;
        };
    }
}
