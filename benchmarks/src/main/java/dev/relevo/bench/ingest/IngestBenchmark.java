package dev.relevo.bench.ingest;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.Progress;
import dev.relevo.bench.load.Pace;
import dev.relevo.bench.load.Request;
import dev.relevo.bench.run.Parts;
import dev.relevo.bench.run.Scratch;
import dev.relevo.bench.webhook.WebhookMix;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.process.Ports;
import dev.relevo.stack.whatsapp.WebhookSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The benchmark of ingest-service, a bare pipe and the usual Node build: the same webhooks, the same broker, one run. */
public final class IngestBenchmark {
    /** Too many for the caches of the targets, few enough to fit into memory. */
    private static final int WEBHOOKS = 30_000;

    private static final long SEED = 20_261_122;

    /** The light load uses one connection in this many. */
    private static final int LIGHT_LOAD = 16;

    private final Path home;
    private final Path directory;
    private final Progress progress;
    private final int connections;

    /**
     * @param home the repository's root, built
     * @param connections the number of connections of the load generator to each target
     */
    public IngestBenchmark(Path home, Progress progress, int connections) {
        this.home = home;
        this.directory = home.resolve("benchmarks/target/run");
        this.progress = progress;
        this.connections = connections;
    }

    /**
     * Runs the benchmark.
     *
     * @param measured how long all loads together run
     * @throws BenchFailure when a webhook is not answered 200, or not stored
     */
    public IngestReport run(Duration measured) throws IOException {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        if (!NodeModules.isNodeThere()) {
            progress.say("No node and npm on this machine: measuring without the Node build.");
            kinds.remove(Kind.NODE);
        }
        Scratch.clear(directory);
        progress.step("starting Kafka");
        try (var parts = new Parts()) {
            KafkaServer broker = parts.add(KafkaServer.start(new KafkaServer.Options(
                    directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"))));
            TargetTopics topics = parts.add(new TargetTopics(broker.bootstrapServers()));
            var starter = new TargetStarter(home, directory, broker.bootstrapServers());
            List<Request> usual = requests(WebhookMix.USUAL);
            List<Target> targets = new ArrayList<>();
            for (Kind kind : kinds) {
                progress.step("starting " + kind.label());
                topics.create(kind);
                Target target = parts.add(starter.start(kind));
                targets.add(target);
                target.awaitReady(usual.getFirst());
            }
            IngestReport report = measure(new Schedule(measured, kinds), targets, usual);
            targets.forEach(target -> checkStored(target, topics));
            return report;
        }
    }

    private IngestReport measure(Schedule schedule, List<Target> targets, List<Request> requests) throws IOException {
        for (Target target : targets) {
            warmUp(target, requests, schedule.warmUp(target.kind()));
        }
        Map<Kind, Sample> saturated = new EnumMap<>(Kind.class);
        for (int round = 1; round <= Schedule.ROUNDS; round++) {
            for (Target target : targets) {
                Sample sample = saturate(target, requests, schedule.round(target.kind()));
                tell(target, "saturation, round " + round, sample);
                saturated.merge(target.kind(), sample, Sample::plus);
            }
        }
        Map<Kind, Figures> figures = new EnumMap<>(Kind.class);
        for (Target target : targets) {
            Sample most = Objects.requireNonNull(saturated.get(target.kind()));
            var pace = new Pace.Constant(most.load().perSecond() / 2);
            Sample half = target.measure(requests, connections, pace, schedule.halfLoad(target.kind()));
            tell(target, "half of saturation", half);
            figures.put(target.kind(), new Figures(most, half));
        }
        Target service = targets.getFirst();
        Sample oneMessage = saturate(service, requests(WebhookMix.ONE_MESSAGE), schedule.oneMessage());
        tell(service, "one text in each webhook", oneMessage);
        return new IngestReport(figures, oneMessage.cpuMillisPerWebhook());
    }

    /** Starts with a light load: at saturation the compiler is one thread of many and takes four times as long. */
    private void warmUp(Target target, List<Request> requests, Duration duration) throws IOException {
        Duration lightly = duration.multipliedBy(2).dividedBy(3);
        int few = Math.max(1, connections / LIGHT_LOAD);
        tell(target, "light warm-up", target.measure(requests, few, new Pace.AsAnswered(), lightly));
        tell(target, "full warm-up", saturate(target, requests, duration.minus(lightly)));
    }

    private Sample saturate(Target target, List<Request> requests, Duration duration) throws IOException {
        return target.measure(requests, connections, new Pace.AsAnswered(), duration);
    }

    private void tell(Target target, String what, Sample sample) {
        progress.step("%-14s %-24s %,7.0f webhooks/s, CPU %.4f ms, p50 %.1f ms, p99 %.1f ms"
                .formatted(
                        target.kind().label(),
                        what,
                        sample.load().perSecond(),
                        sample.cpuMillisPerWebhook(),
                        sample.load().percentileMillis(50),
                        sample.load().percentileMillis(99)));
    }

    private void checkStored(Target target, TargetTopics topics) {
        long stored = topics.records(target.kind());
        String what = "%s: %,d webhooks answered 200, %,d records to store, %,d stored"
                .formatted(target.kind().label(), target.answered(), target.records(), stored);
        if (stored != target.records()) {
            throw new BenchFailure("no valid figures: " + what);
        }
        progress.step(what);
    }

    private static List<Request> requests(WebhookMix mix) {
        var signature = new WebhookSignature(TargetStarter.APP_SECRET);
        return mix.webhooks(WEBHOOKS, SEED).stream()
                .map(webhook -> webhook.request(signature))
                .toList();
    }
}
