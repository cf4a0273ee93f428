package dev.relevo.rating.redcase;

import java.time.Instant;
import java.util.Optional;

/**
 * Meta's own rules since 7 October 2025: a red rating moves no limit and has no deadline; limits belong to the business
 * portfolio and enforcement to the account.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/messaging-limits">messaging limits</a>
 */
public record Meta202510() implements RuleSet {
    @Override
    public String name() {
        return "meta-2025-10";
    }

    @Override
    public Optional<Instant> deadline(Instant flaggedAt) {
        return Optional.empty();
    }
}
