package dev.relevo.rating.poll;

import dev.relevo.event.AccountHealthEvent.AccountPollingFailing;
import dev.relevo.event.AccountHealthEvent.AccountPollingRestored;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.poll.PollSchedule.Polled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The polled accounts: those of the registered numbers. Leases and schedules are by the database's clock, which replicas share. */
@ApplicationScoped
class PollAccounts {
    /** A replica that crashes holds its accounts no longer than this. Twice the longest poll. */
    static final int LEASE_SECONDS = 60;

    private static final Logger LOG = Logger.getLogger(PollAccounts.class);

    private final Sql sql;
    private final AccountRows rows;
    private final Sightings sightings;
    private final Outbox outbox;
    private final Cadence cadence;
    private final InstantSource clock;

    PollAccounts(
            Sql sql, AccountRows rows, Sightings sightings, Outbox outbox, RatingConfig config, InstantSource clock) {
        this.sql = sql;
        this.rows = rows;
        this.sightings = sightings;
        this.outbox = outbox;
        this.cadence = new Cadence(config.poll().every(), config.freshness().maxAge());
        this.clock = clock;
    }

    /**
     * An account that this replica polls and no other.
     *
     * @param token of the lease; an expired one was replaced
     */
    record Claim(String wabaId, String token) {}

    /** Adds the accounts and numbers that were registered since. A number that moved to another account counts as new there. */
    @Transactional
    void register() {
        Instant now = clock.instant();
        int accounts = sql.update("""
                insert into rating.poll_account (waba_id, next_poll_at, throttled, failures, told)
                select distinct waba_id, clock_timestamp(), 0, 0, false from rating.phone_number n
                where not exists (select 1 from rating.poll_account a where a.waba_id = n.waba_id)
                on conflict do nothing""");
        int numbers = sql.update("""
                insert into rating.number_sighting (phone_number_id, waba_id, registered_at)
                select n.phone_number_id, n.waba_id, ? from rating.phone_number n
                where not exists (select 1 from rating.number_sighting s where s.phone_number_id = n.phone_number_id)
                on conflict do nothing""", now);
        int moved = sql.update("""
                update rating.number_sighting s
                set waba_id = n.waba_id, registered_at = ?, first_listed_at = null, last_listed_at = null
                from rating.phone_number n where n.phone_number_id = s.phone_number_id and n.waba_id <> s.waba_id""", now);
        if (accounts + numbers + moved > 0) {
            LOG.infof("Polling registered accounts=%d numbers=%d moved=%d", accounts, numbers, moved);
        }
    }

    /** Claims accounts that are due, the longest overdue first. */
    @Transactional
    List<Claim> claim(int max) {
        String token = UUID.randomUUID().toString();
        return sql.list(row -> new Claim(row.text("waba_id"), token), """
                update rating.poll_account
                set lease = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
                where waba_id in (
                  select waba_id from rating.poll_account account
                  where next_poll_at <= clock_timestamp()
                    and (leased_until is null or leased_until <= clock_timestamp())
                    and exists (select 1 from rating.phone_number number where number.waba_id = account.waba_id)
                  order by next_poll_at limit ? for update skip locked)
                returning waba_id""", token, LEASE_SECONDS, max);
    }

    /** Gives an account back that was not polled. */
    @Transactional
    void release(Claim claim) {
        int ignored = sql.update(
                "update rating.poll_account set lease = null, leased_until = null where waba_id = ? and lease = ?",
                claim.wabaId(),
                claim.token());
    }

    /**
     * Stores the result of a poll and publishes what it changed, at once or not at all.
     *
     * @param hasChanges true when an observation of this poll changed a number
     * @param jitter factor of the interval
     */
    @Transactional
    void finish(Claim claim, AccountList list, ListChanges changes, boolean hasChanges, double jitter) {
        Optional<AccountRows.AccountRow> locked =
                rows.lock(claim.wabaId()).filter(row -> claim.token().equals(row.lease()));
        if (locked.isEmpty()) {
            LOG.warnf("Poll took longer than its lease; another replica polls account=%s", claim.wabaId());
            return;
        }
        AccountRows.AccountRow row = locked.get();
        var polled = new Polled(list.outcome(), list.calls(), hasChanges || !changes.isEmpty());
        PollSchedule after = row.schedule().after(polled, cadence, jitter, row.now());
        boolean isTold = tell(claim.wabaId(), row.schedule().trouble(), after.trouble(), row.now());
        rows.finish(claim.wabaId(), isTold ? after.withNotice() : after, list);
        sightings.apply(claim.wabaId(), changes, list.startedAt(), row.listedAt());
    }

    /** Polls these accounts sooner and, for a while, more often. */
    @Transactional
    void suspect(List<String> wabaIds) {
        // In one order, so that two replicas do not wait for each other.
        for (String wabaId : wabaIds.stream().sorted().toList()) {
            rows.lock(wabaId)
                    .ifPresent(row -> rows.reschedule(wabaId, row.schedule().suspected(row.now())));
        }
    }

    /** True when an event about the run of failures was published now. */
    private boolean tell(String wabaId, Trouble before, Trouble after, Instant now) {
        Instant since = before.since();
        if (before.told() && since != null && after.since() == null) {
            outbox.add(
                    Topics.RATING_EVENTS,
                    new AccountPollingRestored(meta(wabaId, "account-polling-restored", since), wabaId, since));
        }
        Instant began = after.since();
        String reason = after.reason();
        if (began == null || reason == null || !after.isNoticeDue(cadence.maxAge(), now)) {
            return false;
        }
        outbox.add(
                Topics.RATING_EVENTS,
                new AccountPollingFailing(
                        meta(wabaId, "account-polling-failing", began),
                        wabaId,
                        reason,
                        began,
                        rows.countNumbers(wabaId)));
        return true;
    }

    private EventMeta meta(String wabaId, String type, Instant since) {
        return EventMeta.now(Ids.derived(wabaId, type, since.toString()), clock.instant());
    }
}
