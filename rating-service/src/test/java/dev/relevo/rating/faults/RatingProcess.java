package dev.relevo.rating.faults;

import dev.relevo.stack.Database;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The packaged service in a process of its own with a small heap. */
final class RatingProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String KEY = "operator-key";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ChildProcess.Spec spec;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private ChildProcess process;

    /** Starts the service and waits until it is ready. */
    RatingProcess(Path directory, String bootstrapServers, Database database, URI graph) {
        this(directory, bootstrapServers, database, graph, Map.of());
    }

    /** As above; the settings replace those of other tests. */
    RatingProcess(Path directory, String bootstrapServers, Database database, URI graph, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dquarkus.http.host=" + Ports.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + managementPort,
                "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
                "-Dquarkus.datasource.username=" + Database.NAME,
                "-Dquarkus.datasource.password=" + Database.NAME,
                "-Drating.graph.url=" + graph,
                "-Drating.graph.token=token",
                "-Drating.poll.every=PT1S",
                "-Drating.poll.calls-per-hour=20000",
                // A killed reader leaves its partitions to the next one after this time only.
                "-Dkafka.session.timeout.ms=6000",
                "-Drelevo.api-keys.olga.sha256=" + sha256(),
                "-Drelevo.api-keys.olga.scopes=operator"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        this.spec = new ChildProcess.Spec(
                "rating-service",
                command,
                Map.of(),
                directory.resolve("rating-" + port + ".log"),
                directory.resolve("rating-" + port + ".pid"));
        this.process = ChildProcess.start(spec);
        process.awaitReady(START_LIMIT, () -> readiness() == 200);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(spec.logFile());
    }

    int port() {
        return port;
    }

    HttpResponse<String> call(String method, String path, String body) {
        return call(method, path, BodyPublishers.ofString(body));
    }

    HttpResponse<String> call(String method, String path, BodyPublisher body) {
        return send(HttpRequest.newBuilder(uri(port, path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(method, body)
                .build());
    }

    String metrics() {
        return send(HttpRequest.newBuilder(uri(managementPort, "/q/metrics")).build())
                .body();
    }

    /** 200 when ready, 503 when not, 0 when the service does not answer. */
    int readiness() {
        try {
            return client.send(
                            HttpRequest.newBuilder(uri(managementPort, "/q/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void restart() {
        process.stop(GRACE);
        start();
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** Starts it again after it was stopped or killed. */
    void start() {
        process = ChildProcess.start(spec);
        process.awaitReady(START_LIMIT, () -> readiness() == 200);
    }

    @Override
    public void close() {
        process.kill();
        client.close();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://" + Ports.HOST + ":" + port + path);
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
