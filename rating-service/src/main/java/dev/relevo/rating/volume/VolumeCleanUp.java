package dev.relevo.rating.volume;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.volume.count.Buckets;
import dev.relevo.rating.volume.store.Counters;
import dev.relevo.rating.volume.store.People;
import dev.relevo.rating.volume.store.SeenSlots;
import dev.relevo.rating.volume.store.Windows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The scheduled deletion of what no longer counts. */
@Singleton
class VolumeCleanUp {
    private static final String LOOP = "volume-clean-up";

    /** Counts are kept a day longer than they are needed, for a deadline that is judged late. */
    private static final Duration COUNTS = Buckets.TEMPLATES.plusDays(1);

    private final Counters counters;
    private final People people;
    private final Windows windows;
    private final SeenSlots slots;
    private final BackgroundLoops loops;
    private final InstantSource clock;

    VolumeCleanUp(
            Counters counters,
            People people,
            Windows windows,
            SeenSlots slots,
            BackgroundLoops loops,
            InstantSource clock) {
        this.counters = counters;
        this.people = people;
        this.windows = windows;
        this.slots = slots;
        this.loops = loops;
        this.clock = clock;
    }

    @Scheduled(
            every = "15m",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::cleanUp);
    }

    /** Deletes in transactions of their own: none holds its locks for long. */
    void cleanUp() {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> slots.emptyOld(now));
        QuarkusTransaction.requiringNew().run(() -> people.deleteOld(now));
        QuarkusTransaction.requiringNew().run(() -> windows.deleteOld(now));
        QuarkusTransaction.requiringNew().run(() -> counters.deleteBefore(Buckets.first(now, COUNTS)));
    }
}
