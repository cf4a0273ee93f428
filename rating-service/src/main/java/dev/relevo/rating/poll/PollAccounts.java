package dev.relevo.rating.poll;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.Numbers;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The repository of polled accounts: those of the registered numbers. */
@ApplicationScoped
class PollAccounts implements PanacheRepositoryBase<PollAccount, String> {
    /** Accounts one replica claims at a time. */
    static final int MAX_CLAIMED = 20;

    /** A replica that crashes holds its claimed accounts no longer than this. A duplicate poll is harmless. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Numbers numbers;
    private final Outbox outbox;

    PollAccounts(Numbers numbers, Outbox outbox) {
        this.numbers = numbers;
        this.outbox = outbox;
    }

    /** Claims the accounts that are due, so that no other replica polls them at the same time. */
    @Transactional
    List<String> claim(Instant now) {
        int ignored = getEntityManager()
                .createNativeQuery("""
                        insert into rating.poll_account (waba_id, next_poll_at, throttled, failures, told)
                        select distinct waba_id, cast(:now as timestamptz), 0, 0, false from rating.phone_number
                        on conflict do nothing""")
                .setParameter("now", now)
                .executeUpdate();
        @SuppressWarnings("unchecked")
        List<String> claimed = getEntityManager()
                .createNativeQuery("""
                        update rating.poll_account set next_poll_at = :leased where waba_id in (
                          select waba_id from rating.poll_account account
                          where next_poll_at <= :now
                            and exists (select 1 from rating.phone_number number where number.waba_id = account.waba_id)
                          order by next_poll_at limit :max for update skip locked)
                        returning waba_id""", String.class)
                .setParameter("leased", now.plus(LEASE))
                .setParameter("now", now)
                .setParameter("max", MAX_CLAIMED)
                .getResultList();
        return claimed;
    }

    /** Stores the result of a call, and publishes {@code poll-failing} once per run of failures for each number of the account. */
    @Transactional
    void finish(String wabaId, GraphAnswer answer, Duration every, Instant now) {
        PollAccount account = findById(wabaId, LockModeType.PESSIMISTIC_WRITE);
        PollSchedule schedule = account.schedule().after(answer, every, now);
        account.take(schedule.isNoticeDue() ? schedule.withNoticeSent() : schedule);
        if (schedule.isNoticeDue()) {
            Instant since = Objects.requireNonNull(schedule.failingSince());
            numbers.ofAccount(wabaId).forEach(number -> publishFailing(number, reason(answer), since, now));
        }
    }

    private void publishFailing(NumberRef number, String reason, Instant since, Instant now) {
        String eventId = Ids.derived(number.phoneNumberId().value(), "poll-failing", since.toString());
        outbox.add(
                Topics.RATING_EVENTS,
                new NumberHealthEvent.PollFailing(EventMeta.now(eventId, now), number, reason, since));
    }

    private static String reason(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.Refused(String reason) -> reason;
            case GraphAnswer.Failed(GraphAnswer.Failure ignored, String reason) -> reason;
            case GraphAnswer.Throttled ignored -> "Graph API rate limit reached";
            case GraphAnswer.Numbers ignored -> "none";
        };
    }
}
