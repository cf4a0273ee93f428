package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.Progress;
import dev.relevo.bench.run.Parts;
import dev.relevo.bench.run.Scratch;
import dev.relevo.bench.run.ServiceProcess;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The benchmark of rating-service: one broker, one database, one process of the service, one run. */
public final class RatingBenchmark {
    private final Path home;
    private final Path directory;
    /** What rating-service promises to work in. */
    private static final String HEAP = "256m";

    private final Progress progress;
    private final InstantSource clock;

    /**
     * @param home the repository's root, built
     */
    public RatingBenchmark(Path home, Progress progress, InstantSource clock) {
        this.home = home;
        this.directory = home.resolve("benchmarks/target/rating");
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Runs the benchmark.
     *
     * @param measured how long all loads together run, about
     * @throws BenchFailure when a count in the database differs from what was written, or a request is not answered 200
     */
    public RatingReport run(Duration measured) throws IOException {
        Scratch.clear(directory);
        try (var parts = new Parts()) {
            progress.step("starting Kafka, PostgreSQL and rating-service");
            KafkaServer kafka = parts.add(KafkaServer.start(new KafkaServer.Options(
                    directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"))));
            String broker = kafka.bootstrapServers();
            new TopicCreator(broker).createAll(List.of());
            Database database =
                    parts.add(LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres"))
                            .durable()));
            GraphLookalike graph = parts.add(new GraphLookalike());
            ServiceProcess rating = parts.add(ServiceProcess.start(
                    home,
                    directory,
                    "rating-service",
                    HEAP,
                    Map.of(
                            "kafka.bootstrap.servers",
                            broker,
                            "quarkus.datasource.jdbc.url",
                            database.jdbcUrl(),
                            "quarkus.datasource.username",
                            Database.NAME,
                            "quarkus.datasource.password",
                            Database.NAME,
                            "rating.graph.url",
                            graph.url().toString(),
                            "rating.graph.token",
                            "unused")));
            Store store = parts.add(new Store(database.jdbcUrl()));
            Fleet fleet = parts.add(new Fleet(rating, store));
            StatusInput input = parts.add(new StatusInput(broker, clock));
            fleet.registerSenders(StatusBenchmark.MANY);
            var naive = new NaiveConsumer(broker, database.jdbcUrl());
            var statuses = new StatusBenchmark(progress, input, store, rating, naive).run(measured);
            var polls = new PollBenchmark(progress, graph, fleet, broker);
            PollBenchmark.Rounds rounds = polls.rounds();
            var requests = new RequestBenchmark(progress, rating, fleet);
            Duration each = measured.dividedBy(6);
            double page = requests.numberPage(each);
            double permit = requests.permitRatio(each);
            return new RatingReport(statuses, rounds, page, polls.redToEvent(), permit);
        }
    }
}
