package dev.relevo.notifier;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.kit.EventJson;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's Alertmanager as a process of its own, with its state in a directory of the test. */
public final class AlertmanagerProcess implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

    private final Process process;
    private final int port;

    /** Starts it and waits until it is ready. */
    public AlertmanagerProcess(Path directory) throws IOException {
        port = freePort();
        Path config = Files.writeString(
                directory.resolve("alertmanager.yml"), "route:\n  receiver: none\nreceivers:\n  - name: none\n");
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> RestAssured.get(url() + "/-/ready").statusCode() == 200);
    }

    public static boolean isInstalled() {
        return Files.isExecutable(BINARY);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The alerts that are not resolved and have this label. */
    public List<JsonNode> active(String label, String value) throws JsonProcessingException {
        JsonNode alerts = EventJson.mapper()
                .readTree(RestAssured.get(url() + "/api/v2/alerts").asString());
        return Stream.iterate(0, n -> n < alerts.size(), n -> n + 1)
                .map(alerts::path)
                .filter(alert -> alert.path("labels").path(label).asText().equals(value))
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
