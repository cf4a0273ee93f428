package dev.relevo.stack;

import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.process.Ports;
import dev.relevo.stack.process.StaleProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The process of one broker, which can be stopped and restarted on the same directory. */
final class KafkaNode {
    /** A graceful shutdown takes about a second; after this limit the process is killed. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    /** Fixed, so that a formatted directory can be used by every later start. */
    private static final String CLUSTER_ID = "cmVsZXZvLWxvY2FsLTAwMQ";

    private final String name;
    private final KafkaServer.Options options;
    private final Map<String, String> settings;
    private final Map<String, Object> client;
    private ChildProcess process;

    /**
     * Starts the process; it does not accept requests yet.
     *
     * @param client the client's settings besides the address
     */
    KafkaNode(String name, KafkaServer.Options options, Map<String, String> settings, Map<String, Object> client) {
        this.name = name;
        this.options = options;
        this.settings = settings;
        this.client = client;
        this.process = launch();
    }

    String address() {
        return Ports.HOST + ":" + options.port();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until the broker accepts requests.
     *
     * @throws IllegalStateException if it is not ready in time; it is killed then
     */
    void awaitReady() {
        try {
            process.awaitReady(
                    KafkaServer.START_LIMIT,
                    () -> Ports.isOpen(options.port()) && BrokerProbe.answers(address(), client));
        } catch (IllegalStateException notReady) {
            process.kill();
            throw notReady;
        }
    }

    void stop() {
        process.stop(STOP_LIMIT);
    }

    void kill() {
        process.kill();
    }

    /** Starts the broker again after it was stopped or killed. */
    void start() {
        process = launch();
    }

    static Optional<StaleProcess> stale(Path dataDir) {
        return StaleProcess.find(pidFile(dataDir));
    }

    private ChildProcess launch() {
        Ports.requireFree(name, options.port());
        Ports.requireFree(name + "'s controller", options.controllerPort());
        return ChildProcess.start(new ChildProcess.Spec(
                name,
                command(writeSettings()),
                Map.of("CLASSPATH", classPath()),
                options.logFile(),
                pidFile(options.dataDir())));
    }

    /** Uses only the C1 compiler: the broker starts faster, and throughput is not measured here. */
    private static List<String> command(Path settingsFile) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                // Some of Kafka's classes ask Log4j's API for its root logger; without a binding that logs an error.
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-Dslf4j.provider=" + BrokerLog.class.getName(),
                BrokerMain.class.getName(),
                settingsFile.toString(),
                CLUSTER_ID);
    }

    /**
     * The test's class path. Surefire may start this JVM from a jar that only refers to the class path; the actual list is in a
     * property.
     */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Path writeSettings() {
        Path directory = options.dataDir().toAbsolutePath();
        Path settingsFile = directory.resolve("server.properties");
        String lines = settings.entrySet().stream()
                // Escapes backslashes for the properties file.
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(directory);
            Files.writeString(settingsFile, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write kafka's settings: " + settingsFile, e);
        }
        return settingsFile;
    }

    private static Path pidFile(Path dataDir) {
        return dataDir.resolve("kafka.pid");
    }
}
