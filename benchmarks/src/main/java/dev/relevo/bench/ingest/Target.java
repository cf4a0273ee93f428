package dev.relevo.bench.ingest;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.load.LoadGenerator;
import dev.relevo.bench.load.LoadResult;
import dev.relevo.bench.load.Pace;
import dev.relevo.bench.load.Request;
import dev.relevo.bench.run.CpuClock;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A running receiver of webhooks. It counts the acknowledged events, to compare them with the stored records. */
final class Target implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration PROBE = Duration.ofMillis(50);

    private final Kind kind;
    private final ChildProcess process;
    private final InetSocketAddress address;
    private long answered;
    private long records;

    Target(Kind kind, ChildProcess process, int port) {
        this.kind = kind;
        this.process = process;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Kind kind() {
        return kind;
    }

    /** Waits until it accepts this request. */
    void awaitReady(Request request) {
        process.awaitReady(START_LIMIT, () -> Ports.isOpen(address.getPort()) && takes(request));
    }

    private boolean takes(Request request) {
        try {
            LoadResult probe = new LoadGenerator(address, 1, List.of(request)).run(new Pace.AsAnswered(), PROBE);
            count(probe);
            return probe.isClean();
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Loads the target.
     *
     * @throws BenchFailure unless every request is answered 200
     */
    Sample measure(List<Request> requests, int connections, Pace pace, Duration duration) throws IOException {
        Duration before = cpu();
        LoadResult load = new LoadGenerator(address, connections, requests).run(pace, duration);
        Duration after = cpu();
        count(load);
        if (!load.isClean()) {
            throw new BenchFailure("no valid figures: %s answered %d webhooks 200, but also %s"
                    .formatted(kind.label(), load.answered(), load.failures()));
        }
        return new Sample(load, after.minus(before));
    }

    /** Loads the target and accepts any answers. */
    LoadResult attempt(List<Request> requests, int connections, Pace pace, Duration duration) throws IOException {
        LoadResult load = new LoadGenerator(address, connections, requests).run(pace, duration);
        count(load);
        return load;
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The number of webhooks answered 200 since the start. */
    long answered() {
        return answered;
    }

    /** The expected number of records of these webhooks. */
    long records() {
        return records;
    }

    @Override
    public void close() {
        process.close();
    }

    private void count(LoadResult load) {
        answered += load.answered();
        records += kind.records(load);
    }

    private Duration cpu() {
        return CpuClock.of(process.pid());
    }
}
