package dev.relevo.rating.poll.api;

import dev.relevo.kit.security.Caller;
import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.Slice;
import dev.relevo.rating.poll.CallBudget;
import dev.relevo.rating.poll.api.AccountView.Polling;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The queries of the accounts: those of registered numbers. */
@Singleton
class AccountQueries {
    private static final String PAGE = """
            select n.waba_id, a.listed_at, a.next_poll_at, a.failing_since, a.failing_reason, a.told, a.throttled, a.failures,
                   a.used_calls, a.used_at, a.suspected_until, a.listed,
                   count(*) as registered, count(s.vanished_since) as vanished, count(s.stale_since) as stale,
                   (select count(*) from rating.unregistered_number u where u.waba_id = n.waba_id) as unregistered
            from rating.phone_number n
            left join rating.number_sighting s on s.phone_number_id = n.phone_number_id
            left join rating.poll_account a on a.waba_id = n.waba_id
            where n.waba_id >= ? and n.waba_id <> ?
              and (? or n.waba_id in (select waba_id from rating.phone_number where phone_number_id = any(?)))
            group by n.waba_id, a.waba_id order by n.waba_id limit ?""";

    private final Sql sql;
    private final InstantSource clock;
    private final int callsPerHour;

    AccountQueries(Sql sql, InstantSource clock, RatingConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.callsPerHour = config.poll().callsPerHour();
    }

    /**
     * One page in the order of ids.
     *
     * @param after the last id of the previous page; empty for the first page
     * @param visible the numbers whose accounts the caller may see, or {@code *}
     */
    Slice<AccountView> page(String after, int max, Set<String> visible) {
        return Slice.of(query(after, after, max + 1, visible), max);
    }

    Optional<AccountView> account(String wabaId, Set<String> visible) {
        return query(wabaId, "", 1, visible).stream()
                .filter(account -> account.wabaId().equals(wabaId))
                .findFirst();
    }

    private List<AccountView> query(String from, String without, int max, Set<String> visible) {
        Instant now = clock.instant();
        return sql.list(row -> view(row, now), PAGE, from, without, visible.contains(Caller.ALL), visible, max);
    }

    private AccountView view(Sql.Row row, Instant now) throws SQLException {
        return new AccountView(
                row.text("waba_id"),
                polling(row),
                row.time("listed_at"),
                row.time("next_poll_at"),
                row.time("failing_since"),
                row.textOrNull("failing_reason"),
                row.flag("told"),
                callsPerHour,
                used(row, now),
                row.time("suspected_until"),
                row.number("listed"),
                row.number("registered"),
                row.number("unregistered"),
                row.number("vanished"),
                row.number("stale"));
    }

    private int used(Sql.Row row, Instant now) throws SQLException {
        Instant usedAt = row.time("used_at");
        double used = row.columns().getDouble("used_calls");
        return usedAt == null ? 0 : (int) Math.ceil(new CallBudget(callsPerHour, used, usedAt).usedAt(now));
    }

    private static Polling polling(Sql.Row row) throws SQLException {
        if (row.number("throttled") > 0) {
            return Polling.THROTTLED;
        }
        if (row.number("failures") > 0) {
            return Polling.FAILING;
        }
        return row.time("listed_at") == null ? Polling.WAITING : Polling.OK;
    }
}
