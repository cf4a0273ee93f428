package dev.relevo.rating.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The pace of one account in the database: it survives restarts, and replicas share it. */
@Entity
@Table(name = "poll_account")
class PollAccount {
    @Id
    @Column(name = "waba_id")
    String wabaId;

    @Column(name = "next_poll_at")
    Instant nextPollAt;

    int throttled;

    int failures;

    /** Null when the last call went well. */
    @Nullable
    @Column(name = "failing_since")
    Instant failingSince;

    boolean told;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    PollAccount() {}

    PollPace pace() {
        return new PollPace(nextPollAt, throttled, failures, failingSince, told);
    }

    void take(PollPace pace) {
        nextPollAt = pace.nextPollAt();
        throttled = pace.throttled();
        failures = pace.failures();
        failingSince = pace.failingSince();
        told = pace.told();
    }
}
