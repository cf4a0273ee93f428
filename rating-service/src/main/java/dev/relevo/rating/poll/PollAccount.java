package dev.relevo.rating.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The poll schedule of one account in the database: it survives restarts and is shared by replicas. */
@Entity
@Table(name = "poll_account")
class PollAccount {
    @Id
    @Column(name = "waba_id")
    private String wabaId;

    @Column(name = "next_poll_at")
    private Instant nextPollAt;

    private int throttled;

    private int failures;

    /** Null when the last call succeeded. */
    @Nullable
    @Column(name = "failing_since")
    private Instant failingSince;

    /** Whether an event about the current run of failures was published. */
    @Column(name = "told")
    private boolean noticeSent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    PollAccount() {}

    PollSchedule schedule() {
        return new PollSchedule(nextPollAt, throttled, failures, failingSince, noticeSent);
    }

    void take(PollSchedule schedule) {
        nextPollAt = schedule.nextPollAt();
        throttled = schedule.throttled();
        failures = schedule.failures();
        failingSince = schedule.failingSince();
        noticeSent = schedule.noticeSent();
    }
}
