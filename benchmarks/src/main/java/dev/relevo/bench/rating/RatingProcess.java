package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.run.CpuClock;
import dev.relevo.bench.run.Settings;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged service with a heap of 256 MB, which is what it promises to work in. */
final class RatingProcess implements AutoCloseable {
    static final String KEY = "benchmark-operator-key";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int HEALTH_MILLIS = 10_000;

    private final ChildProcess process;
    private final int port;
    private final int managementPort;

    private RatingProcess(ChildProcess process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    static RatingProcess start(Path home, Path directory, Map<String, String> settings) throws IOException {
        Path jar = home.resolve("rating-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchFailure("rating-service is not built: no " + jar);
        }
        int port = Ports.free();
        int managementPort = Ports.free();
        Map<String, String> all = new TreeMap<>(settings);
        all.put("quarkus.http.host", Ports.HOST);
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.management.host", Ports.HOST);
        all.put("quarkus.management.port", Integer.toString(managementPort));
        all.put("relevo.api-keys.bench.sha256", sha256());
        all.put("relevo.api-keys.bench.scopes", "admin,operator");
        Path file = Settings.write(directory.resolve("rating.properties"), all);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.config.locations=" + file.toUri(),
                "-jar",
                jar.toString());
        ChildProcess process = ChildProcess.start(new ChildProcess.Spec(
                "rating-service",
                command,
                Map.of(),
                directory.resolve("rating-service.log"),
                directory.resolve("rating-service.pid")));
        var started = new RatingProcess(process, port, managementPort);
        process.awaitReady(START_LIMIT, started::isReady);
        return started;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    InetSocketAddress managementAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), managementPort);
    }

    /**
     * The CPU time that it has used.
     *
     * @throws BenchFailure when it died
     */
    Duration cpu() {
        if (!process.isAlive()) {
            throw new BenchFailure("rating-service died; its log ends: "
                    + String.join(System.lineSeparator(), process.lastLogLines(5)));
        }
        return CpuClock.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            return false;
        }
        try {
            URI ready = URI.create("http://" + Ports.HOST + ":" + managementPort + "/q/health/ready");
            var connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setReadTimeout(HEALTH_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
