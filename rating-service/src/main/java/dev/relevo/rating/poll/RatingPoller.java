package dev.relevo.rating.poll;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.poll.PollAccounts.Claim;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The scheduled poll of all registered accounts, many at a time. */
@Singleton
class RatingPoller {
    private static final int STOP_SECONDS = 5;
    private static final int BATCH_MILLIS = 200;
    private static final long ROUND_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String LOOP = "poll";
    private static final Logger LOG = Logger.getLogger(RatingPoller.class);

    private final PollAccounts accounts;
    private final AccountPoll poll;
    private final Suspicions suspicions;
    private final BackgroundLoops loops;
    private final int parallel;
    private final Semaphore slots;
    private final AtomicReference<@Nullable RuntimeException> lastFailure = new AtomicReference<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    @Inject
    RatingPoller(
            PollAccounts accounts,
            AccountPoll poll,
            Suspicions suspicions,
            RatingConfig config,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.accounts = accounts;
        this.poll = poll;
        this.suspicions = suspicions;
        this.loops = loops;
        this.parallel = config.poll().parallel();
        this.slots = new Semaphore(parallel);
        metrics.gauge("relevo.rating.polls.running", slots, free -> parallel - free.availablePermits());
    }

    @Scheduled(
            every = "1s",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::startDue);
    }

    /** Polls that still run get a moment; an interrupted one gives its account back. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            List<Runnable> ignored = threads.shutdownNow();
            boolean ended = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            LOG.infof("Polls interrupted ended=%s", ended);
        }
    }

    /** Starts polls until no account is due, never more at a time than allowed. */
    private void startDue() throws InterruptedException {
        accounts.register();
        accounts.suspect(suspicions.take());
        long end = System.nanoTime() + ROUND_NANOS;
        int free;
        int claimed;
        do {
            free = awaitFree();
            claimed = start(free);
            // While accounts are always due, new ones and suspicions get their turn, too.
        } while (claimed == free && !stopping && System.nanoTime() < end);
        // One account's failure does not stop the others; it marks the loop as failing.
        RuntimeException failure = lastFailure.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    /** A quarter of the slots at once, so that a claim is not a transaction per account; fewer when polls hang. */
    private int awaitFree() throws InterruptedException {
        int batch = Math.max(1, parallel / 4);
        if (slots.tryAcquire(batch, BATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            return batch + slots.drainPermits();
        }
        slots.acquire();
        return 1 + slots.drainPermits();
    }

    private int start(int free) {
        int started = 0;
        try {
            for (Claim claim : accounts.claim(free)) {
                threads.execute(() -> pollAndFree(claim));
                started++;
            }
            return started;
        } finally {
            slots.release(free - started);
        }
    }

    /** After a failure the lease expires, and then the poll is repeated. */
    private void pollAndFree(Claim claim) {
        try {
            poll.run(claim);
        } catch (RuntimeException e) {
            if (stopping) {
                return;
            }
            lastFailure.set(e);
            LOG.errorf(
                    "Poll not stored; repeated when its lease expires account=%s reason=%s",
                    claim.wabaId(), e.getClass().getSimpleName());
        } finally {
            slots.release();
        }
    }
}
