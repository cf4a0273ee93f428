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

/**
 * The scheduled check of the seven-day deadlines: every 5 seconds it reads the open red cases and processes the numbers with a
 * notice or a deadline that is due.
 */
@Singleton
class DeadlineSchedule {
    private static final String LOOP = "deadlines";
    private static final Logger LOG = Logger.getLogger(DeadlineSchedule.class);

    private final NumberService numbers;
    private final RedCaseRepository redCases;
    private final DeadlineNotices notices;
    private final InstantSource clock;
    private final BackgroundLoops loops;
    private final AtomicLong redNumbers;

    DeadlineSchedule(
            NumberService numbers,
            RedCaseRepository redCases,
            RatingConfig config,
            InstantSource clock,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.numbers = numbers;
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
                .filter(redCase -> notices.isDue(redCase.toRedCase(), now))
                .map(redCase -> check(redCase.phoneNumberId()))
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            // Thrown only after all numbers were checked; it marks the loop as failing.
            throw failures.getFirst();
        }
    }

    /** A failure of one number must not stop the notices of the others; it is retried in the next round. */
    private Optional<RuntimeException> check(String phoneNumberId) {
        try {
            numbers.onTimer(phoneNumberId, notices);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "Deadline check failed; retrying number=%s reason=%s",
                    phoneNumberId, e.getClass().getSimpleName());
            return Optional.of(e);
        }
    }
}
