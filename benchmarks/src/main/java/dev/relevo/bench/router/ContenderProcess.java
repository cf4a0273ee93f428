package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.run.CpuClock;
import dev.relevo.stack.process.ChildProcess;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A running contender, measured from outside: the committed offsets of its group and its CPU time. */
final class ContenderProcess implements AutoCloseable {
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final Contender contender;
    private final ChildProcess process;
    private final Cluster cluster;
    /** The progress at the last commit seen, and at the one before: the newly committed events were processed between the two. */
    private Progressed last;

    private Progressed earlier;

    ContenderProcess(Contender contender, ChildProcess process, Cluster cluster) {
        this.contender = contender;
        this.process = process;
        this.cluster = cluster;
        this.last = look();
        this.earlier = last;
    }

    Contender contender() {
        return contender;
    }

    /**
     * Waits until it has committed this many events since the start of the topic.
     *
     * @return the time at which it had
     * @throws BenchFailure when it dies or the limit passes
     */
    Progressed awaitCommitted(long events, Duration limit) {
        long start = System.nanoTime();
        while (last.events() < events) {
            if (!process.isAlive()) {
                throw new BenchFailure("%s died; its log ends: %s"
                        .formatted(contender.label(), String.join(System.lineSeparator(), process.lastLogLines(5))));
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new BenchFailure("%s had committed %,d of %,d events after %d s"
                        .formatted(contender.label(), last.events(), events, limit.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            Progressed now = look();
            if (now.events() > last.events()) {
                earlier = last;
                last = now;
            }
        }
        return earlier.events() < events ? last.when(events, earlier) : last;
    }

    @Override
    public void close() {
        process.close();
    }

    private Progressed look() {
        return new Progressed(System.nanoTime(), cluster.committed(contender), CpuClock.of(process.pid()));
    }
}
