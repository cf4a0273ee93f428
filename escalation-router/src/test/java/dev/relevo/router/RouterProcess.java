package dev.relevo.router;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged router as a process of its own that can be killed and started again, with its name and its state. */
final class RouterProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Path directory;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final List<String> command;
    private ChildProcess process;

    private RouterProcess(String name, Path directory, String bootstrapServers, List<String> options) {
        this.name = name;
        this.directory = directory;
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dquarkus.http.port=" + port,
                "-Drouter.peer-address=localhost:" + port,
                "-Dquarkus.management.port=" + managementPort,
                "-Drouter.instance-id=" + name,
                "-Drouter.session-timeout=PT6S",
                "-Drouter.transaction-timeout=PT5S",
                "-Drouter.state-dir=" + stateDirectory()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        this.process = launch();
    }

    /** Where its API is. */
    String address() {
        return "http://localhost:" + port;
    }

    /** Starts it; {@link #awaitReady} waits for it. */
    static RouterProcess start(String name, Path directory, String bootstrapServers, List<String> options) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("the router is not packaged: no " + JAR.toAbsolutePath());
        }
        return new RouterProcess(name, directory.resolve(name), bootstrapServers, options);
    }

    void awaitReady() {
        process.awaitReady(READY_LIMIT, this::isReady);
    }

    void kill() {
        process.kill();
    }

    /** Starts it anew where it was. */
    void startAgain() {
        process = launch();
    }

    /** Its disk is gone. */
    void loseState() {
        try (Stream<Path> files = Files.walk(stateDirectory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ChildProcess launch() {
        return ChildProcess.start(
                new ChildProcess.Spec(name, command, Map.of(), directory.resolve("log"), directory.resolve("pid")));
    }

    private Path stateDirectory() {
        return directory.resolve("state");
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + managementPort + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
