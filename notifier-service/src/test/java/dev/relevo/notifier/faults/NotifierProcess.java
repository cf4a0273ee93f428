package dev.relevo.notifier.faults;

import dev.relevo.stack.Database;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged service in its own process with a small heap. */
final class NotifierProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ChildProcess.Spec spec;
    private final int managementPort = Ports.free();
    private ChildProcess process;

    /** Starts the service and waits until it is ready. */
    NotifierProcess(Path directory, String bootstrapServers, Database database, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dquarkus.http.host=" + Ports.HOST,
                "-Dquarkus.http.port=" + Ports.free(),
                "-Dquarkus.management.port=" + managementPort,
                "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
                "-Dquarkus.datasource.username=" + Database.NAME,
                "-Dquarkus.datasource.password=" + Database.NAME));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(JAR.toAbsolutePath().toString());
        this.spec = new ChildProcess.Spec(
                "notifier-service",
                command,
                Map.of(),
                directory.resolve("notifier.log"),
                directory.resolve("notifier.pid"));
        this.process = ChildProcess.start(spec);
        process.awaitReady(START_LIMIT, () -> readiness() == 200);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the service, as kill -9 does. */
    void crash() {
        process.kill();
    }

    /** Stops the service gracefully if it runs, and starts it again. */
    void restart() {
        process.stop(GRACE);
        process = ChildProcess.start(spec);
        process.awaitReady(START_LIMIT, () -> readiness() == 200);
    }

    @Override
    public void close() {
        process.kill();
        client.close();
    }

    /** 200 when ready, 503 when not, 0 without an answer. */
    private int readiness() {
        var request = HttpRequest.newBuilder(
                        URI.create("http://" + Ports.HOST + ":" + managementPort + "/q/health/ready"))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
