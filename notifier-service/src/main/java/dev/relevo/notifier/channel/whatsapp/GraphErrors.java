package dev.relevo.notifier.channel.whatsapp;

import static dev.relevo.notifier.channel.FailureReason.*;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.SendResult.Rejected;
import dev.relevo.notifier.channel.SendResult.Retryable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of the Cloud API's errors for one message. The code decides and, if it is unknown, the HTTP status: titles change.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>
 */
public final class GraphErrors {
    /** Meta's rule for 131056: wait 4^X seconds after the X-th failure; bounded here at about 17 minutes. */
    private static final int MAX_PAIR_EXPONENT = 5;

    private GraphErrors() {}

    /**
     * Maps an answer that is an error.
     *
     * @param status the HTTP status, from 400
     * @param code WhatsApp's code; null when the body had none
     * @param retryAfter the Retry-After header; zero when absent
     * @param attempt from 1
     */
    static SendResult result(int status, @Nullable Integer code, Duration retryAfter, int attempt) {
        FailureReason reason = code == null ? byStatus(status) : byCode(code, status);
        return switch (reason) {
            case PAIR_RATE_LIMITED -> new Retryable(reason, max(retryAfter, pairWait(attempt)), code);
            case RATE_LIMITED, SPAM_LIMITED, UNAVAILABLE, UNAUTHORIZED -> new Retryable(reason, retryAfter, code);
            default -> new Rejected(reason, code);
        };
    }

    /** The reason for the code of a failed status: the message was accepted and failed later. */
    public static FailureReason ofStatus(int code) {
        return byCode(code, 0);
    }

    private static FailureReason byCode(int code, int status) {
        return switch (code) {
            case 4, 80007, 130429, 133016 -> RATE_LIMITED;
            case 131056 -> PAIR_RATE_LIMITED;
            case 131048 -> SPAM_LIMITED;
            case 1, 2, 131000, 131016, 131057, 135000 -> UNAVAILABLE;
            case 0, 3, 10, 190 -> UNAUTHORIZED;
            case 131047 -> WINDOW_CLOSED;
            case 131026 -> UNDELIVERABLE;
            case 131050 -> OPTED_OUT;
            case 131049, 130472 -> MARKETING_CAPPED;
            case 368, 131031, 130497, 131064 -> POLICY_BLOCKED;
            case 131037, 131042, 131044, 131045, 133010 -> MISCONFIGURED;
            case 131062, 131063 -> TEMPLATE_REFUSED;
            case 100, 131008, 131009, 131051 -> BAD_REQUEST;
            default -> byRange(code, status);
        };
    }

    private static FailureReason byRange(int code, int status) {
        if (code >= 200 && code <= 299) {
            return UNAUTHORIZED;
        }
        return code >= 132000 && code <= 132999 ? TEMPLATE_REFUSED : byStatus(status);
    }

    private static FailureReason byStatus(int status) {
        if (status >= 500) {
            return UNAVAILABLE;
        }
        return switch (status) {
            case 429 -> RATE_LIMITED;
            case 401 -> UNAUTHORIZED;
            case 408 -> UNAVAILABLE;
            default -> UNKNOWN;
        };
    }

    private static Duration pairWait(int attempt) {
        return Duration.ofSeconds(1L << (2 * Math.min(attempt, MAX_PAIR_EXPONENT)));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
