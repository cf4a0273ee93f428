package dev.relevo.notifier.delivery;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Works the queue: woken on arrival and after each attempt, and once a second for what is due again. Each attempt has a thread
 * of its own, and each party a share of them, so that one that hangs delays nobody else. Thread-safe.
 */
@Singleton
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** Past every timeout of a channel. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final List<Lane> lanes;
    private final Attempts attempts;
    private final BackgroundLoops loops;
    private final ExecutorService threads;
    private final Phaser attemptsUnderWay = new Phaser(1);
    private volatile boolean isStopping;

    /** A channel with what is under way on it, by party. */
    private record Lane(Channel channel, Map<String, Integer> underWay, AtomicInteger wakes) {}

    Dispatcher(
            @All List<Channel> channels,
            Attempts attempts,
            BackgroundLoops loops,
            @VirtualThreads ExecutorService threads) {
        this.lanes = channels.stream()
                .map(channel -> new Lane(channel, new ConcurrentHashMap<>(), new AtomicInteger()))
                .toList();
        this.attempts = attempts;
        this.loops = loops;
        this.threads = threads;
    }

    /** Something may be due: looks at once, on another thread. */
    public void wake() {
        lanes.forEach(this::wake);
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        wake();
    }

    /** Starts nothing more and lets what is under way be recorded, or it would be sent again after its lease. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        isStopping = true;
        try {
            attemptsUnderWay.awaitAdvanceInterruptibly(
                    attemptsUnderWay.arriveAndDeregister(), STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("Stopping with attempts under way attempts=%d", attemptsUnderWay.getUnarrivedParties());
        }
    }

    /** One look at a time for each channel; a wake during a look makes it look once more. */
    private void wake(Lane lane) {
        if (!isStopping && lane.wakes.getAndIncrement() == 0) {
            threads.execute(() -> {
                int answered;
                do {
                    answered = lane.wakes.get();
                    startDue(lane);
                } while (!lane.wakes.compareAndSet(answered, 0));
            });
        }
    }

    private void startDue(Lane lane) {
        loops.report("dispatch-" + lane.channel.name(), () -> {
            for (var claimed : attempts.claim(lane.channel, Map.copyOf(lane.underWay))) {
                lane.underWay.merge(claimed.party(), 1, Integer::sum);
                attemptsUnderWay.register();
                threads.execute(() -> attempt(lane, claimed));
            }
        });
    }

    private void attempt(Lane lane, Attempts.Claimed claimed) {
        try {
            attempts.settle(claimed, result(lane.channel, claimed));
        } catch (RuntimeException e) {
            // Not recorded: the lease runs out and it is tried again. The provider's key tells the duplicate.
            LOG.errorf(
                    "Cannot record an attempt delivery=%s channel=%s reason=%s",
                    claimed.id(), lane.channel.name(), e.getClass().getSimpleName());
        } finally {
            lane.underWay.computeIfPresent(claimed.party(), (_, n) -> n == 1 ? null : n - 1);
            attemptsUnderWay.arriveAndDeregister();
            wake(lane);
        }
    }

    private static SendResult result(Channel channel, Attempts.Claimed claimed) {
        return switch (claimed) {
            case Attempts.Claimed.Hopeless hopeless -> new SendResult.Rejected(hopeless.reason());
            case Attempts.Claimed.Ready ready -> {
                try {
                    yield channel.send(ready.outgoing());
                } catch (RuntimeException e) {
                    // The type only: a message may quote what was sent.
                    LOG.errorf(
                            "A channel failed delivery=%s channel=%s error=%s",
                            claimed.id(), channel.name(), e.getClass().getName());
                    yield new SendResult.Retryable(FailureReason.INTERNAL);
                }
            }
        };
    }
}
