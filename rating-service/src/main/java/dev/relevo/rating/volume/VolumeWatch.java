package dev.relevo.rating.volume;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.Suspicion;
import dev.relevo.rating.VolumeChanged;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.volume.store.Touched;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The scheduled evaluation of the numbers whose volume changed: evidence of a limit, a closer look at the account, the risk, and the
 * published state. A number is forgotten in the transaction that evaluated it, so a crash between the two only repeats it.
 */
@Singleton
class VolumeWatch {
    static final String LOOP = "volume";

    /** Numbers in memory at a time. */
    private static final int PAGE = 500;

    private static final Logger LOG = Logger.getLogger(VolumeWatch.class);

    private final Touched touched;
    private final Numbers numbers;
    private final NumberStates states;
    private final Event<Suspicion> suspicions;
    private final Event<VolumeChanged> changes;
    private final BackgroundLoops loops;
    private final InstantSource clock;
    private final Counter evaluated;

    VolumeWatch(
            Touched touched,
            Numbers numbers,
            NumberStates states,
            Event<Suspicion> suspicions,
            Event<VolumeChanged> changes,
            BackgroundLoops loops,
            InstantSource clock,
            MeterRegistry meters) {
        this.touched = touched;
        this.numbers = numbers;
        this.states = states;
        this.suspicions = suspicions;
        this.changes = changes;
        this.loops = loops;
        this.clock = clock;
        this.evaluated = meters.counter("relevo.rating.volume.evaluations");
    }

    @Scheduled(
            every = "${rating.volume.evaluate-every:PT10S}",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::evaluateAll);
    }

    /** Evaluates every touched number. */
    void evaluateAll() {
        List<RuntimeException> failures = new ArrayList<>();
        List<Touched.Row> page = touched.after("", PAGE);
        while (!page.isEmpty()) {
            page.stream().map(this::attempt).flatMap(Optional::stream).forEach(failures::add);
            page = touched.after(page.getLast().number(), PAGE);
        }
        if (!failures.isEmpty()) {
            // Thrown only after all numbers were evaluated; it marks the loop as failing.
            throw failures.getFirst();
        }
    }

    /** A failure of one number must not stop the others; it is retried in the next round. */
    private Optional<RuntimeException> attempt(Touched.Row row) {
        try {
            QuarkusTransaction.requiringNew().run(() -> evaluate(row));
            evaluated.increment();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "Evaluation of the volume failed; retrying number=%s reason=%s",
                    row.number(), e.getClass().getSimpleName());
            return Optional.of(e);
        }
    }

    private void evaluate(Touched.Row row) {
        String wabaId = row.wabaId();
        if (wabaId != null) {
            evaluate(row, wabaId, new PhoneNumberId(row.number()));
        }
        touched.evaluated(row);
    }

    private void evaluate(Touched.Row row, String wabaId, PhoneNumberId number) {
        Instant now = clock.instant();
        Touched.Touch touch = row.touch();
        Instant limitedAt = touch.rateLimitedAt();
        if (limitedAt != null) {
            String details = touch.rateLimited() + " messages failed with " + StatusBatch.SPAM_RATE_LIMIT;
            numbers.limited(number, new LimitEvidence(LimitEvidence.Kind.ERROR_131048, details, limitedAt));
            suspicions.fire(new Suspicion(wabaId, "error " + StatusBatch.SPAM_RATE_LIMIT));
        }
        if (touch.suspiciousCode() != null) {
            suspicions.fire(new Suspicion(wabaId, "error " + touch.suspiciousCode()));
        }
        changes.fire(new VolumeChanged(number));
        states.refresh(number, "volume " + now, now);
    }
}
