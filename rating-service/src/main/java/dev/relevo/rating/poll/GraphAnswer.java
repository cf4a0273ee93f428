package dev.relevo.rating.poll;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call to the Graph API came to. */
sealed interface GraphAnswer {
    /**
     * Numbers of the account.
     *
     * @param after cursor of the next page; null on the last
     */
    record Numbers(List<Seen> numbers, @Nullable String after) implements GraphAnswer {
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * One number.
     *
     * @param rating UNKNOWN for {@code NA}, for none, and for every word we do not know
     * @param status null when not told
     * @param messagingLimit null when not told
     */
    record Seen(
            PhoneNumberId phoneNumberId,
            Rating rating,
            @Nullable String status,
            @Nullable String messagingLimit) {}

    /** Called too often. */
    record Throttled() implements GraphAnswer {}

    /** The token is not good for this account: somebody must act. */
    record Refused(String reason) implements GraphAnswer {}

    /** No answer, or none that can be read: may heal. */
    record Failed(Failure failure, String reason) implements GraphAnswer {}

    /** Kinds of failure; the label of a metric. */
    enum Failure {
        /** No connection, or one that broke. */
        UNREACHABLE,
        TIMEOUT,
        TOO_LARGE,
        NOT_JSON,
        /** JSON of another shape. */
        NO_NUMBERS,
        /** An error of the Graph API. */
        ERROR
    }
}
