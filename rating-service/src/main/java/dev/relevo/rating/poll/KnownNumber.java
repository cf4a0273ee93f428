package dev.relevo.rating.poll;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.fact.NumberHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a registered number before a poll.
 *
 * @param observedAt start of the last observation that was applied to the number; null if absent
 * @param listedAt start of the last complete list with the number; null if absent
 * @param isListed true when the last complete list had it
 * @param vanishedSince when a complete list first lacked it; null while it is listed
 * @param isColourless true when the last poll showed no colour
 */
record KnownNumber(
        NumberRef ref,
        Rating rating,
        @Nullable String status,
        @Nullable String messagingLimit,
        @Nullable Instant observedAt,
        @Nullable Instant listedAt,
        boolean isListed,
        @Nullable Instant vanishedSince,
        boolean isColourless,
        @Nullable NumberHealth health) {
    PhoneNumberId id() {
        return ref.phoneNumberId();
    }

    /**
     * True when the poll may tell something that is not known: another colour, status or limit, a number that was not listed
     * before, or one about which somebody else said something since the last complete list. An absent colour or word tells nothing.
     */
    boolean isNews(GraphAnswer.Seen seen) {
        boolean isSaidByOthers = observedAt != null && listedAt != null && observedAt.isAfter(listedAt);
        return listedAt == null
                || isSaidByOthers
                || (seen.rating() != Rating.UNKNOWN && seen.rating() != rating)
                || (seen.status() != null && !seen.status().equals(status))
                || (seen.messagingLimit() != null && !seen.messagingLimit().equals(messagingLimit));
    }

    /** True when what is kept with the observation times differs. An absent judgement keeps the last one. */
    boolean hasOtherDetails(GraphAnswer.Seen seen) {
        return isColourless != isColourless(seen)
                || (seen.health() != null && !seen.health().equals(health));
    }

    static boolean isColourless(GraphAnswer.Seen seen) {
        return seen.rating() == Rating.UNKNOWN;
    }
}
