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
 * The time that Kafka Streams and the timers go by: the wall clock, as long as it goes as fast as the machine's monotonic one. When
 * it jumps, time continues as if it had not, until a record that came since the jump decides; its timestamp is of another
 * machine's clock. So a clock that is set wrong hands nobody over too early, a clock that is set right is followed, and
 * one that is set back stops nothing: Streams commits and fires when its time has passed. Thread-safe.
 */
public final class SteadyClock implements Time {
    /** A smaller step than this is followed at once: far below any silence that a policy knows, far above what clocks correct. */
    static final Duration GUARD = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(SteadyClock.class);
    private static final long NONE = Long.MIN_VALUE;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final RouterMetrics metrics;

    /** The accepted difference of wall clock and monotonic clock, in milliseconds. */
    private long offset;
    /** The newest stamp of the records that came since the wall clock jumped; NONE when there are none, or it did not. */
    private long newestStamp = NONE;

    /** Asked for every record, by every stream thread: too often for a lock. */
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
     * A record came with this stamp, in milliseconds since 1970.
     *
     * @return the time it is taken to be of: its stamp, or now when that cannot be
     */
    public long stamped(long millis) {
        // By the wall clock first: asking for the steady time takes a lock.
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

    /** Whether the newest record since the jump is nearer to the wall clock than to where time is without the jump. */
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
