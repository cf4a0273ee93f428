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
 * The worker of the delivery queue. It looks for due deliveries when one is queued, after each attempt, and once a second for
 * retries. Each attempt has its own thread and each concurrency key a limited share of them, so that a receiver or number whose sends
 * hang delays no other. Thread-safe.
 */
@Singleton
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** Longer than every timeout of a channel. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final List<ChannelWorkers> channels;
    private final Attempts attempts;
    private final BackgroundLoops loops;
    private final ExecutorService threads;
    private final Phaser attemptsInProgress = new Phaser(1);
    private volatile boolean isStopping;

    /** A channel with its attempts in progress by concurrency key, and the wakes since its last look. */
    private record ChannelWorkers(Channel channel, Map<String, Integer> inProgress, AtomicInteger wakes) {}

    Dispatcher(
            @All List<Channel> channels,
            Attempts attempts,
            BackgroundLoops loops,
            @VirtualThreads ExecutorService threads) {
        this.channels = channels.stream()
                .map(channel -> new ChannelWorkers(channel, new ConcurrentHashMap<>(), new AtomicInteger()))
                .toList();
        this.attempts = attempts;
        this.loops = loops;
        this.threads = threads;
    }

    /** Looks for due deliveries at once, on another thread. */
    public void wake() {
        channels.forEach(this::wake);
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        wake();
    }

    /** Starts no more attempts and waits until those in progress are recorded: they would be sent again after their lease. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        isStopping = true;
        try {
            attemptsInProgress.awaitAdvanceInterruptibly(
                    attemptsInProgress.arriveAndDeregister(), STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("Stopping with attempts in progress attempts=%d", attemptsInProgress.getUnarrivedParties());
        }
    }

    /** Looks once at a time for each channel; a wake during a look causes one more look. */
    private void wake(ChannelWorkers workers) {
        if (!isStopping && workers.wakes.getAndIncrement() == 0) {
            threads.execute(() -> {
                int seen;
                do {
                    seen = workers.wakes.get();
                    startDue(workers);
                } while (!workers.wakes.compareAndSet(seen, 0));
            });
        }
    }

    private void startDue(ChannelWorkers workers) {
        loops.report("dispatch-" + workers.channel.name(), () -> {
            for (var claimed : attempts.claim(workers.channel, Map.copyOf(workers.inProgress))) {
                workers.inProgress.merge(claimed.concurrencyKey(), 1, Integer::sum);
                attemptsInProgress.register();
                threads.execute(() -> attempt(workers, claimed));
            }
        });
    }

    private void attempt(ChannelWorkers workers, Attempts.Claimed claimed) {
        try {
            attempts.settle(workers.channel, claimed, result(workers.channel, claimed));
        } catch (RuntimeException e) {
            // Not recorded: the delivery is retried when its lease expires. The idempotency key identifies the
            // duplicate.
            LOG.errorf(
                    "Cannot record the result of an attempt delivery=%s channel=%s reason=%s",
                    claimed.id(), workers.channel.name(), e.getClass().getSimpleName());
        } finally {
            workers.inProgress.computeIfPresent(claimed.concurrencyKey(), (_, n) -> n == 1 ? null : n - 1);
            attemptsInProgress.arriveAndDeregister();
            wake(workers);
        }
    }

    private static SendResult result(Channel channel, Attempts.Claimed claimed) {
        return switch (claimed) {
            case Attempts.Claimed.Unsendable unsendable -> new SendResult.Rejected(unsendable.reason());
            case Attempts.Claimed.Ready ready -> {
                try {
                    yield channel.send(ready.request());
                } catch (RuntimeException e) {
                    // Only the type is logged: the exception's message may quote the content.
                    LOG.errorf(
                            "Channel failed delivery=%s channel=%s error=%s",
                            claimed.id(), channel.name(), e.getClass().getName());
                    yield new SendResult.Retryable(FailureReason.INTERNAL);
                }
            }
        };
    }
}
