package dev.relevo.notifier.silence;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.notifier.route.Silence;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The silences that last, kept in memory. A change on another replica is seen after two seconds; when the database does not answer,
 * what was known counts. Thread-safe.
 */
@Singleton
public class Silences {
    /** As many as an alert is compared with. */
    static final int MAX_UNENDED = 10_000;

    private static final Duration KEEP_ENDED = Duration.ofDays(100);

    private final SilenceRepository repository;
    private final BackgroundLoops loops;
    private final InstantSource clock;
    private volatile @Nullable List<Silence> known;

    Silences(SilenceRepository repository, BackgroundLoops loops, InstantSource clock) {
        this.repository = repository;
        this.loops = loops;
        this.clock = clock;
    }

    /** The oldest silence that matches an alert at this moment; empty when it is not silenced. */
    public Optional<Silence> of(Map<String, String> labels, Instant at) {
        return known().stream().filter(silence -> silence.matches(labels, at)).findFirst();
    }

    /**
     * Adds a silence. It applies here at once.
     *
     * @return false when there are {@value #MAX_UNENDED} already
     */
    public boolean add(Silence silence) {
        Instant now = clock.instant();
        boolean isAdded = repository.add(new SilenceEntity(silence, now), MAX_UNENDED, now);
        refresh();
        return isAdded;
    }

    private List<Silence> known() {
        List<Silence> current = known;
        return current == null ? refresh() : current;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        loops.report("silences", this::refresh);
    }

    /** Reads what lasts, or will, from the table. */
    List<Silence> refresh() {
        List<Silence> current = repository.unended(clock.instant());
        known = current;
        return current;
    }

    @Scheduled(every = "1h", delayed = "11m")
    void clean() {
        loops.report(
                "silences-cleaning",
                () -> repository.deleteEndedBefore(clock.instant().minus(KEEP_ENDED)));
    }
}
