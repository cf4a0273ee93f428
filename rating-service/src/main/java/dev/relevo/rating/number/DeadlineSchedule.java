package dev.relevo.rating.number;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.redcase.CaseMachine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The scheduled check of the seven-day deadlines: each {@code rating.check-every} it reads the open red cases and processes the numbers with a
 * notice, a deadline or the end of a person's word that is due.
 */
@Singleton
class DeadlineSchedule {
    private static final String LOOP = "deadlines";
    /** In one round. */
    private static final int MAX_UNPUBLISHED = 50;

    private static final Logger LOG = Logger.getLogger(DeadlineSchedule.class);

    private final NumberService numbers;
    private final NumberRepository registered;
    private final RedCaseRepository redCases;
    private final CaseMachine machine;
    private final InstantSource clock;
    private final BackgroundLoops loops;
    private final AtomicLong redNumbers;

    DeadlineSchedule(
            NumberService numbers,
            NumberRepository registered,
            RedCaseRepository redCases,
            CaseMachine machine,
            InstantSource clock,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.numbers = numbers;
        this.registered = registered;
        this.redCases = redCases;
        this.machine = machine;
        this.clock = clock;
        this.loops = loops;
        this.redNumbers = metrics.gauge("relevo.rating.red.numbers", new AtomicLong());
    }

    @Scheduled(
            every = "${rating.check-every:PT5S}",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::tick);
    }

    private void tick() {
        Instant now = clock.instant();
        List<RedCaseRepository.OfNumber> all = QuarkusTransaction.requiringNew().call(redCases::open);
        redNumbers.set(all.size());
        Stream<PhoneNumberId> due =
                all.stream().filter(open -> machine.isDue(open.redCase(), now)).map(RedCaseRepository.OfNumber::number);
        List<RuntimeException> failures = Stream.concat(due, unpublished().stream())
                .distinct()
                .map(this::check)
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            // Thrown only after all numbers were checked; it marks the loop as failing.
            throw failures.getFirst();
        }
    }

    /** Numbers registered by a version that published no full state. */
    private List<PhoneNumberId> unpublished() {
        return QuarkusTransaction.requiringNew().call(() -> registered.unpublished(MAX_UNPUBLISHED)).stream()
                .map(PhoneNumberId::new)
                .toList();
    }

    /** A failure of one number must not stop the notices of the others; it is retried in the next round. */
    private Optional<RuntimeException> check(PhoneNumberId number) {
        try {
            numbers.onTimer(number);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "Deadline check failed; retrying number=%s reason=%s",
                    number.value(), e.getClass().getSimpleName());
            return Optional.of(e);
        }
    }
}
