package dev.relevo.rating.poll;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.fact.NumberHealth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a call to the Graph API. */
sealed interface GraphAnswer {
    /**
     * One page of the numbers of the account.
     *
     * @param after cursor of the next page; null on the last
     */
    record Numbers(List<Seen> numbers, @Nullable String after) implements GraphAnswer {
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * The state of one number.
     *
     * @param displayNumber its digits; null when absent
     * @param verifiedName null when absent
     * @param rating UNKNOWN for {@code NA}, for an absent rating and for any unknown word
     * @param status null when absent
     * @param messagingLimit null when absent
     * @param health null when absent
     */
    record Seen(
            PhoneNumberId phoneNumberId,
            @Nullable String displayNumber,
            @Nullable String verifiedName,
            Rating rating,
            @Nullable String status,
            @Nullable String messagingLimit,
            @Nullable NumberHealth health) {
        /** Omits the digits: they are a phone number. */
        @Override
        public String toString() {
            return "Seen[" + phoneNumberId + " " + rating + "]";
        }
    }

    /**
     * The rate limit of the Graph API was hit.
     *
     * @param retryAfter how long WhatsApp asks to wait; zero when it does not say
     */
    record Throttled(Duration retryAfter) implements GraphAnswer {}

    /** The token is refused for this account: an operator must act. */
    record Refused(String reason) implements GraphAnswer {}

    /** No answer, an unreadable one, or an incomplete list: a retry may succeed. */
    record Failed(Failure failure, String reason) implements GraphAnswer {}

    /** The kind of failure; a metric label. */
    enum Failure {
        /** No connection, or a broken one. */
        UNREACHABLE,
        /** The answer was not complete in time. */
        TIMEOUT,
        /** The answer was larger than allowed. */
        TOO_LARGE,
        /** The answer was not JSON. */
        NOT_JSON,
        /** JSON without a list of numbers. */
        NO_NUMBERS,
        /** The pages do not make one list: a cursor is missing, a cursor or a number is repeated, or there are too many. */
        BROKEN_PAGES,
        /** An error reported by the Graph API. */
        ERROR
    }
}
