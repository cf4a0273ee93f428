package dev.relevo.ingest.faults;

import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged service in a separate process, so that it can be killed. */
final class IngestProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final ChildProcess.Spec spec;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private ChildProcess process;

    /** Starts the service and waits until it is ready. */
    IngestProcess(Path directory, String bootstrapServers, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + managementPort));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        this.spec = new ChildProcess.Spec(
                "ingest-service",
                command,
                Map.of("INGEST_META_APP_SECRETS", Webhooks.SECRET, "INGEST_META_VERIFY_TOKEN", "token"),
                directory.resolve("ingest-" + port + ".log"),
                directory.resolve("ingest-" + port + ".pid"));
        this.process = ChildProcess.start(spec);
        process.awaitReady(START_LIMIT, () -> readiness() == 200);
    }

    URI address() {
        return URI.create("http://" + Ports.HOST + ":" + port + "/");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(spec.logFile());
    }

    /** The status of the readiness check: 200, 503, or 0 without an answer. */
    int readiness() {
        URI ready = URI.create("http://" + Ports.HOST + ":" + managementPort + "/q/health/ready");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Sends SIGTERM and waits until the process has ended. */
    void stop(Duration grace) {
        process.stop(grace);
    }

    /** Starts it again after it ended. */
    void start() {
        process = ChildProcess.start(spec);
        process.awaitReady(START_LIMIT, () -> readiness() == 200);
    }

    @Override
    public void close() {
        process.kill();
    }
}
