package dev.relevo.bench.ingest;

import dev.relevo.bench.Progress;
import dev.relevo.bench.load.LoadResult;
import dev.relevo.bench.load.Pace;
import dev.relevo.bench.load.Request;
import dev.relevo.bench.run.Parts;
import dev.relevo.bench.run.Scratch;
import dev.relevo.bench.run.ServiceProcess;
import dev.relevo.bench.webhook.WebhookMix;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import dev.relevo.stack.process.Ports;
import dev.relevo.stack.whatsapp.WebhookSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The benchmark of honest webhooks while other senders hold sockets, send a byte a second, and flood router and rating. */
public final class HostileBenchmark {
    private static final double HONEST_PER_SECOND = 200;
    private static final int HONEST_CONNECTIONS = 32;
    private static final int WEBHOOKS = 2_000;
    private static final long SEED = 20_261_128;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Path home;
    private final Path directory;
    private final Progress progress;

    /**
     * @param home the repository's root, built
     */
    public HostileBenchmark(Path home, Progress progress) {
        this.home = home;
        this.directory = home.resolve("benchmarks/target/hostile");
        this.progress = progress;
    }

    /**
     * Runs the benchmark.
     *
     * @param measured how long hostile and honest senders run side by side
     */
    public HostileReport run(Duration measured) throws IOException {
        Scratch.clear(directory);
        try (var parts = new Parts()) {
            progress.step("starting Kafka and PostgreSQL");
            KafkaServer broker = parts.add(KafkaServer.start(new KafkaServer.Options(
                    directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"))));
            Database database = parts.add(
                    LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres"))));
            new TopicCreator(broker.bootstrapServers()).createAll(List.of("support"));
            progress.step("starting escalation-router and rating-service");
            ServiceProcess router = parts.add(router(broker.bootstrapServers()));
            ServiceProcess rating = parts.add(rating(broker.bootstrapServers(), database.jdbcUrl()));
            progress.step("starting ingest-service");
            TargetTopics topics = parts.add(new TargetTopics(broker.bootstrapServers()));
            topics.create(Kind.INGEST);
            Target ingest = parts.add(new TargetStarter(home, directory, broker.bootstrapServers()).start(Kind.INGEST));
            List<Request> requests = requests();
            ingest.awaitReady(requests.getFirst());
            return measure(measured, ingest, List.of(router, rating), requests, topics);
        }
    }

    private HostileReport measure(
            Duration measured,
            Target ingest,
            List<ServiceProcess> bystanders,
            List<Request> requests,
            TargetTopics topics)
            throws IOException {
        var pace = new Pace.Constant(HONEST_PER_SECOND);
        progress.step("warm-up, %d s".formatted(WARM_UP.toSeconds()));
        ingest.attempt(requests, HONEST_CONNECTIONS, pace, WARM_UP);
        progress.step("%d held sockets, %d slow senders, %d bodies of 9 MB at once to each of router and rating, %d s"
                .formatted(HostileSenders.HELD, HostileSenders.SLOW, HostileSenders.LARGE, measured.toSeconds()));
        try (var hostile = new HostileSenders()) {
            hostile.hold(ingest.address());
            hostile.drip(ingest.address());
            hostile.flood(bystanders.get(0).address(), "/v1/policies/validate", ServiceProcess.KEY);
            hostile.flood(bystanders.get(1).address(), "/v1/numbers", ServiceProcess.KEY);
            LoadResult load = ingest.attempt(requests, HONEST_CONNECTIONS, pace, measured);
            List<String> faults = faults(ingest, bystanders, topics);
            return new HostileReport(load, hostile.opened(), hostile.largeBodies(), faults);
        }
    }

    private static List<String> faults(Target ingest, List<ServiceProcess> bystanders, TargetTopics topics) {
        List<String> faults = new ArrayList<>();
        for (ServiceProcess bystander : bystanders) {
            if (!bystander.isReady()) {
                faults.add(bystander.module() + " is not ready any more");
            }
        }
        if (!ingest.isAlive()) {
            faults.add("ingest-service died");
        }
        long stored = topics.records(Kind.INGEST);
        if (stored < ingest.records()) {
            faults.add("%,d records to store, %,d stored".formatted(ingest.records(), stored));
        }
        return faults;
    }

    private ServiceProcess router(String broker) throws IOException {
        return ServiceProcess.start(
                home,
                directory,
                "escalation-router",
                "1126m",
                Map.of(
                        "kafka.bootstrap.servers",
                        broker,
                        "router.state-dir",
                        directory.resolve("router-state").toString()));
    }

    private ServiceProcess rating(String broker, String jdbcUrl) throws IOException {
        return ServiceProcess.start(
                home,
                directory,
                "rating-service",
                "422m",
                Map.of(
                        "kafka.bootstrap.servers",
                        broker,
                        "quarkus.datasource.jdbc.url",
                        jdbcUrl,
                        "quarkus.datasource.username",
                        Database.NAME,
                        "quarkus.datasource.password",
                        Database.NAME,
                        "rating.graph.token",
                        "unused"));
    }

    private static List<Request> requests() {
        var signature = new WebhookSignature(TargetStarter.APP_SECRET);
        return WebhookMix.USUAL.webhooks(WEBHOOKS, SEED).stream()
                .map(webhook -> webhook.request(signature))
                .toList();
    }
}
