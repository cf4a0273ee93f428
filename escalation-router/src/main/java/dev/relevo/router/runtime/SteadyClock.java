package dev.relevo.router.runtime;

import dev.relevo.router.RouterMetrics;
import dev.relevo.router.limits.PlausibleTimes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;
import org.jboss.logging.Logger;

/**
 * The time for Kafka Streams and timers: the wall clock, while it advances like the machine's monotonic clock. After a jump, time
 * continues as before until a record from after the jump decides; its timestamp comes from another machine's clock. So a wrong
 * clock causes no early handoff, a corrected clock is followed, and a clock that is set back stops nothing: Streams commits and
 * fires when its time has passed. Thread-safe.
 */
public final class SteadyClock implements Time {
    /** Smaller steps are followed at once: far below any timeout of a policy, far above usual clock corrections. */
    static final Duration GUARD = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(SteadyClock.class);
    private static final long NONE = Long.MIN_VALUE;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final RouterMetrics metrics;

    /** The accepted difference of wall clock and monotonic clock, in milliseconds. */
    private long offset;
    /** The newest record stamp since the wall clock jumped; NONE without a jump or record. */
    private long newestStamp = NONE;

    /** Called for every record by every stream thread: too often for a lock. */
    private volatile boolean hasJumped;

    /**
     * Accepts the time of the wall clock.
     *
     * @param nanos as {@link System#nanoTime}
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos, RouterMetrics metrics) {
        this.wall = wall;
        this.nanos = nanos;
        this.metrics = metrics;
        this.offset = wall.millis() - monotonicMillis();
    }

    /**
     * A record with this stamp was read, in milliseconds since 1970.
     *
     * @return the time assigned to the record: its stamp, or now when the stamp is implausible
     */
    public long stamped(long millis) {
        // Wall clock first: the steady time takes a lock.
        if (!PlausibleTimes.isPlausible(millis, wall.millis())) {
            long now = milliseconds();
            if (!PlausibleTimes.isPlausible(millis, now)) {
                return now;
            }
        }
        if (hasJumped) {
            remember(millis);
        }
        return millis;
    }

    private synchronized void remember(long millis) {
        if (hasJumped) {
            newestStamp = Math.max(newestStamp, millis);
        }
    }

    @Override
    public synchronized long milliseconds() {
        long monotonicMillis = monotonicMillis();
        long claimed = wall.millis() - monotonicMillis;
        long step = claimed - offset;
        if (Math.abs(step) <= GUARD.toMillis() || isBorneOut(step, monotonicMillis + offset)) {
            offset = claimed;
            hasJumped = false;
            newestStamp = NONE;
        } else if (!hasJumped) {
            hasJumped = true;
            metrics.clockJumped();
            LOG.errorf("Wall clock jumped and is not followed yet millis=%d", step);
        }
        return monotonicMillis + offset;
    }

    /** Whether the newest record since the jump is nearer to the wall clock than to the continued time. */
    private boolean isBorneOut(long step, long withoutJump) {
        return newestStamp != NONE && Math.abs(withoutJump + step - newestStamp) < Math.abs(withoutJump - newestStamp);
    }

    private long monotonicMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }

    @Override
    public long nanoseconds() {
        return nanos.getAsLong();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object lock, Supplier<Boolean> condition, long deadlineMillis) throws InterruptedException {
        SYSTEM.waitObject(lock, condition, SYSTEM.milliseconds() + deadlineMillis - milliseconds());
    }
}
