package dev.relevo.router;

import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.stream.Stream;

/** The packaged router as a process of its own that can be killed and started again, with its name and its state. */
public final class RouterProcess implements AutoCloseable {
    /** The application as it ships. */
    public static final Path PACKAGED = Path.of("target/quarkus-app");

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Path directory;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final List<String> command;
    private ChildProcess process;

    private RouterProcess(
            String name, Path directory, String bootstrapServers, Path application, List<String> options) {
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
        command.addAll(List.of("-jar", jar(application).toString()));
        this.process = launch();
    }

    /** Where its API is. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** Starts it; {@link #awaitReady} waits for it. */
    public static RouterProcess start(String name, Path directory, String bootstrapServers, List<String> options) {
        return start(name, directory, bootstrapServers, PACKAGED, options);
    }

    /** The same with another build of the application. */
    public static RouterProcess start(
            String name, Path directory, String bootstrapServers, Path application, List<String> options) {
        if (!Files.exists(jar(application))) {
            throw new IllegalStateException(
                    "the router is not packaged: no " + jar(application).toAbsolutePath());
        }
        return new RouterProcess(name, directory.resolve(name), bootstrapServers, application, options);
    }

    private static Path jar(Path application) {
        return application.resolve("quarkus-run.jar");
    }

    public void awaitReady() {
        process.awaitReady(READY_LIMIT, this::isReady);
    }

    public void kill() {
        process.kill();
    }

    /** Restarts it in the same directory. */
    public void startAgain() {
        process = launch();
    }

    /** Its disk is gone. */
    public void loseState() {
        try (Stream<Path> files = Files.walk(stateDirectory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in order, with SIGTERM. */
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    /** Lets it hang until {@link #resume}. */
    public void suspend() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    public boolean isReady() {
        return status("/q/health/ready") == 200;
    }

    /** Whether it has come so far that it says how it is. */
    public boolean answers() {
        return status("/q/health/live") != 0;
    }

    /** False when it says that it gave up, or says nothing. */
    public boolean isLive() {
        return status("/q/health/live") == 200;
    }

    /** The lines of its metrics that begin so. */
    public List<String> metrics(String beginning) {
        return get("/q/metrics")
                .map(response -> response.body()
                        .lines()
                        .filter(line -> line.startsWith(beginning))
                        .toList())
                .orElse(List.of());
    }

    /** All it has logged, over all its starts. */
    public String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path stateDirectory() {
        return directory.resolve("state");
    }

    private ChildProcess launch() {
        return ChildProcess.start(
                new ChildProcess.Spec(name, command, Map.of(), directory.resolve("log"), directory.resolve("pid")));
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling " + name, e);
        }
    }

    private int status(String path) {
        return get(path).map(HttpResponse::statusCode).orElse(0);
    }

    private Optional<HttpResponse<String>> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return Optional.of(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
