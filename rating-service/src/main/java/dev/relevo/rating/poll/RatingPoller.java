package dev.relevo.rating.poll;

import dev.relevo.event.Ids;
import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.redcase.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The scheduled poll of the colours of all registered numbers, one account after another. */
@Singleton
class RatingPoller {
    /** Pages per account; 5,000 numbers. */
    private static final int MAX_PAGES = 50;

    /** Plus or minus a tenth of the interval, so that the accounts are not all polled at the same time. */
    private static final double JITTER = 0.1;

    private static final String LOOP = "poll";
    private static final Logger LOG = Logger.getLogger(RatingPoller.class);

    private final PollAccounts accounts;
    private final GraphApi graph;
    private final Numbers numbers;
    private final Duration every;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final BackgroundLoops loops;
    private final MeterRegistry metrics;

    @Inject
    RatingPoller(
            PollAccounts accounts,
            GraphApi graph,
            Numbers numbers,
            RatingConfig config,
            InstantSource clock,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.accounts = accounts;
        this.graph = graph;
        this.numbers = numbers;
        this.every = config.poll().every();
        this.clock = clock;
        this.loops = loops;
        this.random = RandomGenerator.getDefault();
        this.metrics = metrics;
    }

    @Scheduled(
            every = "1s",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::pollDue);
    }

    private void pollDue() {
        List<RuntimeException> failures = accounts.claim(clock.instant()).stream()
                .map(this::poll)
                .flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) {
            // Thrown only after all accounts were polled; it marks the loop as failing.
            throw failures.getFirst();
        }
    }

    /** A failure of one account must not stop the polls of the others. Its lease expires, and then the poll is retried. */
    private Optional<RuntimeException> poll(String wabaId) {
        try {
            pollAndStore(wabaId);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "Polled colours not stored; retrying account=%s reason=%s",
                    wabaId, e.getClass().getSimpleName());
            return Optional.of(e);
        }
    }

    private void pollAndStore(String wabaId) {
        GraphAnswer answer = pollPages(wabaId);
        metrics.counter("relevo.rating.polls", "outcome", outcome(answer)).increment();
        if (answer instanceof GraphAnswer.Failed(GraphAnswer.Failure failure, String ignored)) {
            metrics.counter("relevo.rating.poll.failures", "reason", label(failure.name()))
                    .increment();
        }
        if (!(answer instanceof GraphAnswer.Numbers)) {
            LOG.warnf("Colours not polled account=%s reason=%s", wabaId, answer);
        }
        accounts.finish(wabaId, answer, jittered(), clock.instant());
    }

    private GraphAnswer pollPages(String wabaId) {
        String after = null;
        GraphAnswer answer;
        int pages = 0;
        do {
            Instant requestStartedAt = clock.instant();
            answer = graph.phoneNumbers(wabaId, after);
            after = answer instanceof GraphAnswer.Numbers page ? observe(page, requestStartedAt) : null;
            pages++;
        } while (after != null && pages < MAX_PAGES);
        return answer;
    }

    /** Numbers that are not registered are ignored. */
    private @Nullable String observe(GraphAnswer.Numbers page, Instant requestStartedAt) {
        for (GraphAnswer.Seen seen : page.numbers()) {
            numbers.observe(
                    seen.phoneNumberId(),
                    new Observation(
                            Ids.derived("poll", seen.phoneNumberId().value(), requestStartedAt.toString()),
                            seen.rating(),
                            seen.status(),
                            seen.messagingLimit(),
                            RatingObserved.Source.POLL,
                            requestStartedAt,
                            requestStartedAt));
        }
        return page.after();
    }

    private Duration jittered() {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(every.toMillis() * factor));
    }

    private static String outcome(GraphAnswer answer) {
        return label(answer.getClass().getSimpleName());
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
