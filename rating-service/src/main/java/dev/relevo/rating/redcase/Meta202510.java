package dev.relevo.rating.redcase;

import java.time.Instant;
import java.util.Optional;

/**
 * The rule set of Meta itself since 7 October 2025: a red rating changes no limit and has no deadline. Limits apply to the
 * business portfolio, enforcement applies to the account.
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

    @Override
    public boolean isExempt(int templates) {
        return true;
    }
}
