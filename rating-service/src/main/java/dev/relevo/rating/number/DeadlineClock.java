package dev.relevo.rating.number;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.redcase.DeadlineNotices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Looks at the open red cases every few seconds and wakes the numbers whose clock has something to say. */
@Singleton
class DeadlineClock {
    private static final String LOOP = "deadlines";
    private static final Logger LOG = Logger.getLogger(DeadlineClock.class);

    private final NumberBook book;
    private final RedCaseRepository redCases;
    private final DeadlineNotices notices;
    private final InstantSource clock;
    private final BackgroundLoops loops;
    private final AtomicLong redNumbers;

    DeadlineClock(
            NumberBook book,
            RedCaseRepository redCases,
            RatingConfig config,
            InstantSource clock,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.book = book;
        this.redCases = redCases;
        this.notices = new DeadlineNotices(
                config.deadline().notices(), config.deadline().lateAfter());
        this.clock = clock;
        this.loops = loops;
        this.redNumbers = metrics.gauge("relevo.rating.red.numbers", new AtomicLong());
    }

    @Scheduled(
            every = "5s",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::tick);
    }

    private void tick() {
        Instant now = clock.instant();
        List<RedCaseEntity> open = QuarkusTransaction.requiringNew().call(redCases::open);
        redNumbers.set(open.size());
        List<RuntimeException> failures = open.stream()
                .filter(redCase -> notices.hasSomethingToSay(redCase.toRedCase(), now))
                .map(redCase -> wake(redCase.phoneNumberId))
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            // Told after the others had their turn.
            throw failures.getFirst();
        }
    }

    /** One number that cannot be judged must not silence the others. */
    private Optional<RuntimeException> wake(String phoneNumberId) {
        try {
            book.onTimer(phoneNumberId, notices);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "deadline not judged, will try again number=%s reason=%s",
                    phoneNumberId, e.getClass().getSimpleName());
            return Optional.of(e);
        }
    }
}
