package dev.relevo.rating.account;

import dev.relevo.rating.fact.AccountLimit;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account of which something was told. */
@Entity
@Table(name = "account")
class AccountEntity {
    @Id
    private String wabaId;

    /** Null until a webhook told one, like the next. */
    @Nullable
    private Integer messagingLimit;

    @Nullable
    private Instant messagingLimitAt;

    /** Counts what may change the risk of its numbers. */
    private long changes;

    /** The {@code changes} at the last assessment. */
    private long assessed;

    /** For Hibernate; rows are inserted by {@link AccountRows#lock}. */
    @SuppressWarnings("NullAway.Init")
    AccountEntity() {}

    Optional<AccountLimit> limit() {
        return messagingLimit == null || messagingLimitAt == null
                ? Optional.empty()
                : Optional.of(new AccountLimit(messagingLimit, messagingLimitAt));
    }

    void take(AccountLimit limit) {
        messagingLimit = limit.people();
        messagingLimitAt = limit.at();
    }
}
