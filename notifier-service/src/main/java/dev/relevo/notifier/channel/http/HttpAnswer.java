package dev.relevo.notifier.channel.http;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.time.Duration;

/**
 * An answer to a request. The status decides; the body may be cut.
 *
 * @param status HTTP
 * @param retryAfter the wait that the server asks for; zero when it named none
 * @param body at most 64 KiB; empty if absent
 */
public record HttpAnswer(int status, Duration retryAfter, String body) {
    /** What the status means. A redirect is not followed, because it could lead to an address that is not allowed. */
    public SendResult result() {
        if (status >= 200 && status < 300) {
            return new SendResult.Sent(null);
        }
        return switch (status) {
            case 429 -> retryable(FailureReason.RATE_LIMITED);
            case 408, 425 -> retryable(FailureReason.UNAVAILABLE);
            case 401, 403 -> rejected(FailureReason.UNAUTHORIZED);
            case 404, 410 -> rejected(FailureReason.ADDRESS_REFUSED);
            default -> status >= 500 ? retryable(FailureReason.UNAVAILABLE) : rejected(FailureReason.BAD_REQUEST);
        };
    }

    private SendResult retryable(FailureReason reason) {
        return new SendResult.Retryable(reason, retryAfter, status);
    }

    private SendResult rejected(FailureReason reason) {
        return new SendResult.Rejected(reason, status);
    }

    /** Leaves out the body: it may repeat the message. */
    @Override
    public String toString() {
        return "HttpAnswer[status=" + status + "]";
    }
}
