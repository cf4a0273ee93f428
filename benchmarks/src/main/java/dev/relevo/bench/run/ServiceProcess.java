package dev.relevo.bench.run;

import dev.relevo.bench.BenchFailure;
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

/** A packaged service as a process of its own, with ports of its own. */
public final class ServiceProcess implements AutoCloseable {
    /** A key with the scopes of operators. */
    public static final String KEY = "benchmark-admin-key";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int HEALTH_MILLIS = 10_000;
    private static final int LOG_LINES = 5;

    private final String module;
    private final ChildProcess process;
    private final int port;
    private final int managementPort;

    private ServiceProcess(String module, ChildProcess process, int port, int managementPort) {
        this.module = module;
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param heap the heap that the JVM chooses in the Helm chart's memory, for example {@code 422m}
     */
    public static ServiceProcess start(
            Path home, Path directory, String module, String heap, Map<String, String> settings) throws IOException {
        Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new BenchFailure(module + " is not built: no " + jar);
        }
        int port = Ports.free();
        int managementPort = Ports.free();
        Map<String, String> all = new TreeMap<>(settings);
        all.put("quarkus.http.host", Ports.HOST);
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.management.host", Ports.HOST);
        all.put("quarkus.management.port", Integer.toString(managementPort));
        all.put("relevo.api-keys.bench.sha256", sha256(KEY));
        all.put("relevo.api-keys.bench.scopes", "admin,operator");
        Path file = Settings.write(directory.resolve(module + ".properties"), all);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.config.locations=" + file.toUri(),
                "-jar",
                jar.toString());
        ChildProcess process = ChildProcess.start(new ChildProcess.Spec(
                module, command, Map.of(), directory.resolve(module + ".log"), directory.resolve(module + ".pid")));
        var started = new ServiceProcess(module, process, port, managementPort);
        process.awaitReady(START_LIMIT, started::isReady);
        return started;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public InetSocketAddress managementAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), managementPort);
    }

    /**
     * The CPU time that it has used.
     *
     * @throws BenchFailure when it died
     */
    public Duration cpu() {
        if (!process.isAlive()) {
            throw new BenchFailure(module + " died; its log ends: "
                    + String.join(System.lineSeparator(), process.lastLogLines(LOG_LINES)));
        }
        return CpuClock.of(process.pid());
    }

    public String module() {
        return module;
    }

    /** Whether it is running and its readiness check passes. */
    public boolean isReady() {
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

    @Override
    public void close() {
        process.close();
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
