package dev.relevo.rating.permit;

import dev.relevo.rating.fact.AccountLimit;
import dev.relevo.rating.redcase.MessagingTier;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The reading of messaging limits: people whom a portfolio may reach outside their customer service window in 24 hours.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/messaging-limits">messaging limits</a>
 */
final class MessagingLimit {
    /** The limit of a new portfolio. It is assumed when no limit is known, because a permit is not given when unsure. */
    static final int LOWEST = 250;

    private MessagingLimit() {}

    /**
     * The limit that was told last: a poll reports it for each number, a webhook for the account.
     *
     * @return empty without a limit
     */
    static OptionalInt of(PermitFacts facts) {
        AccountLimit told = facts.accountLimit();
        Instant observedAt = facts.freshness().observedAt();
        boolean isTold = told != null
                && (facts.messagingLimit() == null
                        || observedAt == null
                        || told.at().isAfter(observedAt));
        if (told == null || !isTold) {
            return people(facts.messagingLimit());
        }
        return told.people() < 0 ? OptionalInt.empty() : OptionalInt.of(told.people());
    }

    private static OptionalInt people(@Nullable String tier) {
        OptionalLong people = MessagingTier.people(tier);
        if (people.isEmpty()) {
            return OptionalInt.of(LOWEST);
        }
        return people.getAsLong() == MessagingTier.UNLIMITED_PEOPLE
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(Math.min(people.getAsLong(), Integer.MAX_VALUE)));
    }
}
