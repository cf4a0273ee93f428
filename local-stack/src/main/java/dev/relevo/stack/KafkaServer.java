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

/** A real one-node Kafka broker (KRaft) in a process of its own, so that a test can kill it. */
public final class KafkaServer implements Broker {
    static final Duration START_LIMIT = Duration.ofSeconds(90);

    /** Shutting down in order takes about a second; after this it is killed. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    /** Fixed, so that a directory formatted once is always this broker's. */
    private static final String CLUSTER_ID = "cmVsZXZvLWxvY2FsLTAwMQ";

    private final Options options;
    private ChildProcess process;

    /**
     * Where it works.
     *
     * @param dataDir keeps the records; a start on a directory of an earlier start finds them again
     * @param port for clients
     * @param controllerPort for the broker's own use
     * @param logFile gets the broker's log, appended
     */
    public record Options(Path dataDir, int port, int controllerPort, Path logFile) {
        /** In a directory of its own, on free ports: for tests. */
        public static Options onFreePorts(Path directory) {
            return new Options(directory, Ports.free(), Ports.free(), directory.resolve("kafka.log"));
        }
    }

    private KafkaServer(Options options) {
        this.options = options;
        this.process = launch(options);
    }

    /**
     * Starts a broker and waits until it takes requests.
     *
     * @throws IllegalStateException if a port is in use, an earlier broker still runs there, or it does not get ready
     */
    public static KafkaServer start(Options options) {
        return new KafkaServer(options);
    }

    /** The broker that a crashed run left on this directory. */
    public static Optional<StaleProcess> stale(Path dataDir) {
        return StaleProcess.find(pidFile(dataDir));
    }

    @Override
    public String bootstrapServers() {
        return Ports.HOST + ":" + options.port();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void stop() {
        process.stop(STOP_LIMIT);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void restart() {
        stop();
        process = launch(options);
    }

    @Override
    public void close() {
        stop();
    }

    private static ChildProcess launch(Options options) {
        Ports.requireFree("kafka", options.port());
        Ports.requireFree("kafka's controller", options.controllerPort());
        ChildProcess process = ChildProcess.start(new ChildProcess.Spec(
                "kafka",
                command(writeSettings(options)),
                Map.of("CLASSPATH", classPath()),
                options.logFile(),
                pidFile(options.dataDir())));
        try {
            String address = Ports.HOST + ":" + options.port();
            process.awaitReady(START_LIMIT, () -> Ports.isOpen(options.port()) && BrokerProbe.answers(address));
            return process;
        } catch (IllegalStateException notReady) {
            process.kill();
            throw notReady;
        }
    }

    /** Only the first compiler: the broker starts faster, and nobody measures throughput here. */
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
                // Some of Kafka's classes ask Log4j's API for its root; without a binding that would be an error line.
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-Dslf4j.provider=" + BrokerLog.class.getName(),
                BrokerMain.class.getName(),
                settingsFile.toString(),
                CLUSTER_ID);
    }

    /** Surefire may start this JVM from a jar that only lists the class path; the list itself is in a property. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Path writeSettings(Options options) {
        Path directory = options.dataDir().toAbsolutePath();
        Path settingsFile = directory.resolve("server.properties");
        String settings = BrokerSettings.forServer(
                        directory.resolve("records"),
                        Ports.HOST + ":" + options.port(),
                        Ports.HOST + ":" + options.controllerPort())
                .entrySet()
                .stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(directory);
            Files.writeString(settingsFile, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write kafka's settings: " + settingsFile, e);
        }
        return settingsFile;
    }

    private static Path pidFile(Path dataDir) {
        return dataDir.resolve("kafka.pid");
    }
}
