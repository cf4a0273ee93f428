package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.Progress;
import dev.relevo.bench.run.Parts;
import dev.relevo.bench.run.Scratch;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.TopicCreator;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Measures escalation-router, the least topology and two Flink jobs: the same events, the same broker, one run. Saturation is a
 * backlog worked off; latency is events at half of that rate.
 */
public final class RouterBenchmark {
    private static final int PARTITIONS = TopicCreator.DEFAULT_PARTITIONS;

    /**
     * Conversations after those that are measured. A contender at the end of the topic would not be seen to be done: Flink's source
     * commits between two polls, and one that finds nothing takes ten seconds. These are work for two or three.
     */
    private static final int AFTER = 50_000;

    /** What writes is compiled too, and so is what a contender does with little at a time. At half the rate. */
    private static final Duration LATENCY_WARM_UP = Duration.ofSeconds(25);

    private static final Duration LATE_LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private final Path home;
    private final Path directory;
    private final Progress progress;
    private final InstantSource clock;

    /**
     * @param home of the repository, built
     */
    public RouterBenchmark(Path home, Progress progress, InstantSource clock) {
        this.home = home;
        this.directory = home.resolve("benchmarks/target/run");
        this.progress = progress;
        this.clock = clock;
    }

    /** What one run works with. */
    private record Bench(String broker, Cluster cluster, RouterInput input, Sizes sizes, List<Population> written) {
        Population next(int size) {
            return written.getLast().next(size);
        }
    }

    /**
     * Measures.
     *
     * @param measured decides how many conversations there are
     * @throws BenchFailure when a stuck person is not handed over exactly once, or somebody else is
     */
    public RouterReport run(Duration measured) throws IOException {
        Optional<Path> flinkJava = ContenderStarter.flinkJava(home);
        if (flinkJava.isEmpty()) {
            progress.say("No JDK 17 or 21 for Flink on this machine: measuring without it.");
        }
        Sizes sizes = Sizes.within(measured);
        Scratch.clear(directory);
        progress.step("starting Kafka");
        try (var parts = new Parts()) {
            KafkaServer kafka = parts.add(KafkaServer.start(new KafkaServer.Options(
                    directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"))));
            String broker = kafka.bootstrapServers();
            Cluster cluster = parts.add(new Cluster(broker));
            RouterInput input = parts.add(new RouterInput(broker, clock));
            cluster.createTopics();
            input.publishPolicy();
            var bench = new Bench(broker, cluster, input, sizes, new ArrayList<>());
            List<Long> marks = writeBacklog(bench);

            var starter = new ContenderStarter(home, directory, broker);
            Map<Contender, Measured> figures = new EnumMap<>(Contender.class);
            figures.put(Contender.ROUTER, measure(bench, marks, Contender.ROUTER, starter.router()));
            var states = StateSize.of(broker, Contender.ROUTER.group() + "-conversations-changelog", PARTITIONS);
            figures.put(Contender.LIMIT, measure(bench, marks, Contender.LIMIT, starter.limit(states.median())));
            if (flinkJava.isPresent()) {
                Path java = flinkJava.get();
                figures.put(Contender.FLINK, measure(bench, marks, Contender.FLINK, starter.flink(java)));
                figures.put(Contender.FLINK_CEP, measure(bench, marks, Contender.FLINK_CEP, starter.flinkCep(java)));
            }
            return new RouterReport(figures, populations(sizes), states.averageBytes());
        }
    }

    /**
     * Writes everything that saturates, and some more; returns how many events there were after the warm-up and after each step.
     */
    private List<Long> writeBacklog(Bench bench) {
        List<Population> populations = new ArrayList<>(List.of(bench.sizes().warmUp()));
        populations.addAll(bench.sizes().growth());
        List<Long> marks = new ArrayList<>();
        for (Population population : populations) {
            bench.input().writeBacklog(population);
            bench.written().add(population);
            marks.add(bench.input().written());
        }
        Population after = bench.next(AFTER);
        bench.input().writeBacklog(after);
        bench.written().add(after);
        progress.step("%,d events of %,d conversations are written, %,d of them get stuck"
                .formatted(
                        bench.input().written(),
                        bench.written().stream().mapToInt(Population::size).sum(),
                        stuck(bench).size()));
        return marks;
    }

    private Measured measure(Bench bench, List<Long> marks, Contender contender, ChildProcess process) {
        try (var running = new ContenderProcess(contender, process, bench.cluster())) {
            Duration limit = bench.sizes().limit();
            Progressed before = running.awaitCommitted(marks.getFirst(), limit);
            progress.step(contender.label() + " is warm");
            List<Progressed.Pace> growth = new ArrayList<>();
            for (long mark : marks.subList(1, marks.size())) {
                Progressed after = running.awaitCommitted(mark, limit);
                growth.add(after.since(before));
                progress.step("%-17s %,9d events  %,7.0f events/s, CPU %.1f µs/event"
                        .formatted(
                                contender.label(),
                                growth.getLast().events(),
                                growth.getLast().eventsPerSecond(),
                                growth.getLast().cpuMicrosPerEvent()));
                before = after;
            }
            Histogram latencies = contender.handoffs().isPresent()
                    ? latencies(bench, running, growth.getLast().eventsPerSecond() / 2)
                    : new Histogram(1);
            return new Measured(growth, latencies);
        }
    }

    private Histogram latencies(Bench bench, ContenderProcess running, double eventsPerSecond) {
        Contender contender = running.contender();
        running.awaitCommitted(bench.input().written(), bench.sizes().limit());
        try (var watch = new HandoffWatch(bench.broker(), contender.handoffs().orElseThrow(), PARTITIONS)) {
            awaitAll(watch, contender, stuck(bench));
            Population warm = bench.next(conversations(eventsPerSecond / 2, LATENCY_WARM_UP));
            bench.input().writeAtRate(warm, eventsPerSecond / 2, (conversation, due) -> {});
            bench.written().add(warm);
            running.awaitCommitted(bench.input().written(), bench.sizes().limit());
            Population fresh =
                    bench.next(conversations(eventsPerSecond, bench.sizes().latency()));
            Duration late = bench.input().writeAtRate(fresh, eventsPerSecond, watch::expect);
            bench.written().add(fresh);
            awaitAll(watch, contender, stuck(bench));
            progress.step("%-17s %,9.0f events/s: p50 %.0f ms, p99 %.0f ms to the handoff; written %d ms late at most"
                    .formatted(
                            contender.label(),
                            eventsPerSecond,
                            watch.latencies().getValueAtPercentile(50) / 1e3,
                            watch.latencies().getValueAtPercentile(99) / 1e3,
                            late.toMillis()));
            return watch.latencies().copy();
        }
    }

    /** So many that the rate is held for that long. */
    private static int conversations(double eventsPerSecond, Duration duration) {
        double events = eventsPerSecond * duration.toNanos() / 1e9;
        return Math.max(100, (int) (events / Dialogue.USUAL_EVENTS));
    }

    /** Every stuck person has to be handed over, once, and nobody else. */
    private void awaitAll(HandoffWatch watch, Contender contender, List<Dialogue> stuck) {
        long start = System.nanoTime();
        while (watch.conversations() < stuck.size() && System.nanoTime() - start < LATE_LIMIT.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long missing =
                stuck.stream().filter(dialogue -> !watch.hasSeen(dialogue)).count();
        if (missing > 0 || watch.conversations() != stuck.size() || watch.handoffs() != stuck.size()) {
            throw new BenchFailure(
                    "no valid figures: of %,d stuck people %s missed %,d; it handed over %,d conversations %,d times"
                            .formatted(
                                    stuck.size(), contender.label(), missing, watch.conversations(), watch.handoffs()));
        }
        progress.step(
                "%-17s handed over all of %,d stuck people, each once".formatted(contender.label(), stuck.size()));
    }

    private static List<Dialogue> stuck(Bench bench) {
        return bench.written().stream()
                .flatMap(population -> population.stuck().stream())
                .toList();
    }

    private static List<Integer> populations(Sizes sizes) {
        int known = sizes.warmUp().size();
        List<Integer> populations = new ArrayList<>();
        for (Population population : sizes.growth()) {
            known += population.size();
            populations.add(known);
        }
        return populations;
    }
}
