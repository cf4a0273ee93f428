package dev.relevo.rating.poll;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.RatingConfig;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of polled accounts. */
@Singleton
class AccountRows {
    private final Sql sql;
    private final int callsPerHour;

    AccountRows(Sql sql, RatingConfig config) {
        this.sql = sql;
        this.callsPerHour = config.poll().callsPerHour();
    }

    /**
     * The row of an account, locked until the transaction ends.
     *
     * @param lease null when nobody polls it
     * @param listedAt start of the last complete list; null if absent
     * @param now the database's time
     */
    record AccountRow(
            PollSchedule schedule,
            @Nullable String lease,
            @Nullable Instant listedAt,
            Instant now) {}

    Optional<AccountRow> lock(String wabaId) {
        return sql
                .list(
                        this::read,
                        "select *, clock_timestamp() as now from rating.poll_account where waba_id = ? for update",
                        wabaId)
                .stream()
                .findFirst();
    }

    int countNumbers(String wabaId) {
        return sql.list(
                        row -> row.number("count"),
                        "select count(*) as count from rating.phone_number where waba_id = ?",
                        wabaId)
                .getFirst();
    }

    void reschedule(String wabaId, PollSchedule schedule) {
        int ignored = sql.update(
                "update rating.poll_account set next_poll_at = ?, suspected_until = ? where waba_id = ?",
                schedule.nextPollAt(),
                schedule.suspectedUntil(),
                wabaId);
    }

    /** Stores the schedule after a poll and ends the lease. An incomplete list leaves the last complete one. */
    void finish(String wabaId, PollSchedule after, AccountList list) {
        Trouble trouble = after.trouble();
        Instant listedAt = list.isComplete() ? list.startedAt() : null;
        int ignored = sql.update(
                """
                update rating.poll_account set lease = null, leased_until = null, next_poll_at = ?,
                  throttled = ?, failures = ?, failing_since = ?, failing_reason = ?, told = ?,
                  used_calls = ?, used_at = ?, pages = ?, changed_at = ?, suspected_until = ?,
                  listed_at = coalesce(?, listed_at), listed = coalesce(?, listed)
                where waba_id = ?""",
                after.nextPollAt(),
                trouble.throttled(),
                trouble.failures(),
                trouble.since(),
                trouble.reason(),
                trouble.told(),
                after.budget().used(),
                after.budget().at(),
                after.pages(),
                after.changedAt(),
                after.suspectedUntil(),
                listedAt,
                list.isComplete() ? list.numbers().size() : null,
                wabaId);
    }

    private AccountRow read(Sql.Row row) throws SQLException {
        Instant now = Objects.requireNonNull(row.time("now")).truncatedTo(ChronoUnit.MILLIS);
        Instant usedAt = row.time("used_at");
        var trouble = new Trouble(
                row.number("throttled"),
                row.number("failures"),
                row.time("failing_since"),
                row.textOrNull("failing_reason"),
                row.flag("told"));
        var schedule = new PollSchedule(
                Objects.requireNonNull(row.time("next_poll_at")),
                trouble,
                new CallBudget(callsPerHour, row.columns().getDouble("used_calls"), usedAt == null ? now : usedAt),
                row.number("pages"),
                row.time("changed_at"),
                row.time("suspected_until"));
        return new AccountRow(schedule, row.textOrNull("lease"), row.time("listed_at"), now);
    }
}
