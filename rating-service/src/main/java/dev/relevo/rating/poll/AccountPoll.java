package dev.relevo.rating.poll;

import dev.relevo.event.Ids;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.poll.PollAccounts.Claim;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One poll of one account: what is known, what WhatsApp lists, and only the difference is stored. */
@Singleton
class AccountPoll {
    /** Plus or minus a tenth of the interval, so that the accounts are not all polled at the same time. */
    private static final double JITTER = 0.1;
    /** Polls that use the database at the same time; the others wait, so that requests find a connection. */
    private static final int MAX_STORING = 8;

    private static final Logger LOG = Logger.getLogger(AccountPoll.class);

    private final PollAccounts accounts;
    private final KnownNumbers known;
    private final AccountReader reader;
    private final Numbers numbers;
    private final MeterRegistry metrics;
    private final Semaphore storing = new Semaphore(MAX_STORING);
    private final RandomGenerator random = RandomGenerator.getDefault();

    @Inject
    AccountPoll(
            PollAccounts accounts, KnownNumbers known, AccountReader reader, Numbers numbers, MeterRegistry metrics) {
        this.accounts = accounts;
        this.known = known;
        this.reader = reader;
        this.numbers = numbers;
        this.metrics = metrics;
    }

    void run(Claim claim) {
        long begin = System.nanoTime();
        Map<PhoneNumberId, KnownNumber> registered = stored(() -> known.registered(claim.wabaId()));
        Map<PhoneNumberId, NumberRef> unregistered = stored(() -> known.unregistered(claim.wabaId()));
        AtomicBoolean hasChanges = new AtomicBoolean();
        AccountList list = reader.read(claim.wabaId(), (page, startedAt) -> {
            if (observe(page, registered, startedAt)) {
                hasChanges.set(true);
            }
        });
        if (Thread.interrupted()) {
            // The service stops: the failure is ours, not WhatsApp's.
            accounts.release(claim);
            return;
        }
        count(claim, list, System.nanoTime() - begin);
        ListChanges changes = ListChanges.of(registered, unregistered, list);
        double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
        boolean changed = stored(() -> {
            accounts.finish(claim, list, changes, hasChanges.get(), jitter);
            return true;
        });
        LOG.debugf(
                "Account polled account=%s numbers=%d stored=%s",
                claim.wabaId(), list.numbers().size(), changed);
    }

    /** True when a number changed. Numbers of which the page tells nothing new are not written; the others in one transaction. */
    private boolean observe(GraphAnswer.Numbers page, Map<PhoneNumberId, KnownNumber> registered, Instant startedAt) {
        List<GraphAnswer.Seen> news = page.numbers().stream()
                .filter(seen -> {
                    KnownNumber before = registered.get(seen.phoneNumberId());
                    return before != null && before.isNews(seen);
                })
                // The order of their locks.
                .sorted(Comparator.comparing(seen -> seen.phoneNumberId().value()))
                .toList();
        if (news.isEmpty()) {
            return false;
        }
        try {
            return stored(() -> QuarkusTransaction.requiringNew().call(() -> observe(news, startedAt)));
        } catch (RuntimeException e) {
            return observeOneByOne(news, startedAt, e);
        }
    }

    /** A number that cannot be stored must not hold back the others of its page. */
    private boolean observeOneByOne(List<GraphAnswer.Seen> news, Instant startedAt, RuntimeException failure) {
        boolean hasChanges = false;
        int failed = 0;
        for (GraphAnswer.Seen seen : news) {
            try {
                hasChanges |=
                        stored(() -> QuarkusTransaction.requiringNew().call(() -> observe(List.of(seen), startedAt)));
            } catch (RuntimeException e) {
                failed++;
                LOG.errorf(
                        "Polled number not stored number=%s reason=%s",
                        seen.phoneNumberId(), e.getClass().getSimpleName());
            }
        }
        if (failed == news.size()) {
            throw failure;
        }
        return hasChanges;
    }

    private boolean observe(List<GraphAnswer.Seen> news, Instant startedAt) {
        boolean hasChanges = false;
        for (GraphAnswer.Seen seen : news) {
            hasChanges |= numbers.observe(seen.phoneNumberId(), observation(seen, startedAt))
                    .filter(verdict -> verdict == Verdict.CHANGED)
                    .isPresent();
        }
        return hasChanges;
    }

    private static Observation observation(GraphAnswer.Seen seen, Instant startedAt) {
        return new Observation(
                Ids.derived("poll", seen.phoneNumberId().value(), startedAt.toString()),
                seen.rating(),
                seen.status(),
                seen.messagingLimit(),
                RatingObserved.Source.POLL,
                startedAt,
                startedAt);
    }

    private <T> T stored(Supplier<T> work) {
        storing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            storing.release();
        }
    }

    private void count(Claim claim, AccountList list, long nanos) {
        GraphAnswer answer = list.outcome();
        metrics.counter(
                        "relevo.rating.polls",
                        "outcome",
                        label(answer.getClass().getSimpleName()))
                .increment();
        metrics.counter("relevo.rating.poll.calls").increment(list.calls());
        metrics.timer("relevo.rating.poll.duration").record(nanos, TimeUnit.NANOSECONDS);
        if (answer instanceof GraphAnswer.Failed(GraphAnswer.Failure failure, String ignored)) {
            metrics.counter("relevo.rating.poll.failures", "reason", label(failure.name()))
                    .increment();
        }
        if (!list.isComplete()) {
            LOG.warnf("Account not polled account=%s reason=%s", claim.wabaId(), answer);
        }
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
