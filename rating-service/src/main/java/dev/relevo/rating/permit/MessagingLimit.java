package dev.relevo.rating.permit;

import dev.relevo.rating.fact.AccountLimit;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reading of messaging limits: people whom a portfolio may reach outside their customer service window in 24 hours.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/messaging-limits">messaging limits</a>
 */
final class MessagingLimit {
    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,9}");
    private static final Map<String, Integer> TIERS = Map.of(
            "TIER_50", 50,
            "TIER_250", 250,
            "TIER_1K", 1_000,
            "TIER_2K", 2_000,
            "TIER_10K", 10_000,
            "TIER_100K", 100_000);

    private MessagingLimit() {}

    /**
     * The limit that was told last: a poll reports it for each number, a webhook for the account.
     *
     * @return empty without a limit, and when no limit is known
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
        if (tier == null) {
            return OptionalInt.empty();
        }
        Integer known = TIERS.get(tier);
        if (known != null) {
            return OptionalInt.of(known);
        }
        return FIGURE.matcher(tier).matches() ? OptionalInt.of(Integer.parseInt(tier)) : OptionalInt.empty();
    }
}
