package dev.relevo.rating.fact;

import java.util.Optional;

/** The messaging limits of the accounts. */
public interface AccountLimits {
    /** The last limit that a webhook told; empty when none did. */
    Optional<AccountLimit> limit(String wabaId);
}
