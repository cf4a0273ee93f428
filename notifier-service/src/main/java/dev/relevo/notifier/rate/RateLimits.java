package dev.relevo.notifier.rate;

import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.Rate;
import dev.relevo.notifier.channel.SendResult;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rate limits of all channels. They hold over all instances and survive a restart. */
@Singleton
public class RateLimits {
    /** The shortest wait after a provider's rate limit error, which often names none. */
    static final Duration MIN_HOLD = Duration.ofSeconds(1);

    /** The bound of the wait that a provider asks for. */
    static final Duration MAX_HOLD = Duration.ofHours(1);

    /** Buckets are kept a little longer than until they are full, because the clocks of instances differ. */
    private static final Duration KEEP_FULL = Duration.ofMinutes(1);

    private final RateBucketStore store;
    private final InstantSource clock;

    RateLimits(RateBucketStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Locks the buckets of these sends until the end of the transaction, so that no other instance counts meanwhile. */
    public LockedRates lock(Channel channel, Collection<SendKeys> sends) {
        Set<String> ids = new TreeSet<>();
        channel.rates().forEach(rate -> sends.forEach(send -> ids.add(LockedRates.id(channel, rate, send))));
        return new LockedRates(channel, new RateBuckets(store.lock(ids, clock.instant()), clock));
    }

    /** Stores what was counted, in the transaction that holds the locks. */
    public void save(LockedRates rates) {
        store.save(rates.changed(), clock.instant());
    }

    /** Holds back the sends that a provider's rate limit error is about, for as long as the provider asks for. */
    public void slowDown(Channel channel, SendKeys send, SendResult result) {
        if (!(result instanceof SendResult.Retryable limited)) {
            return;
        }
        Rate.Unit unit = unit(limited.reason());
        if (unit == null || channel.rates().stream().noneMatch(rate -> rate.unit() == unit)) {
            return;
        }
        LockedRates rates = lock(channel, Set.of(send));
        rates.hold(send, unit, bounded(limited.after()));
        save(rates);
    }

    /** Deletes the buckets that are full again. */
    @Transactional
    public int deleteFull() {
        return store.deleteFull(clock.instant().minus(KEEP_FULL));
    }

    private static Rate.@Nullable Unit unit(FailureReason reason) {
        return switch (reason) {
            case RATE_LIMITED -> Rate.Unit.CONCURRENCY_KEY;
            case PAIR_RATE_LIMITED -> Rate.Unit.ORDERING_KEY;
            default -> null;
        };
    }

    private static Duration bounded(Duration asked) {
        Duration atLeast = asked.compareTo(MIN_HOLD) < 0 ? MIN_HOLD : asked;
        return atLeast.compareTo(MAX_HOLD) > 0 ? MAX_HOLD : atLeast;
    }
}
