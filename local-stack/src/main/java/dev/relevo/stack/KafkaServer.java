package dev.relevo.stack;

import dev.relevo.stack.process.Ports;
import dev.relevo.stack.process.StaleProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A real one-node Kafka broker (KRaft) in its own process, so that a test can kill it. */
public final class KafkaServer implements Broker {
    static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final KafkaNode node;

    /**
     * The broker's files and ports.
     *
     * @param dataDir holds the records; a later start with the same directory finds them
     * @param port the port for clients
     * @param controllerPort the port of the broker's controller
     * @param logFile the broker's log is appended to it
     * @param advertisedPort the port that clients are told to connect to; differs from {@code port} when a test puts a proxy in
     *     between
     */
    public record Options(Path dataDir, int port, int controllerPort, Path logFile, int advertisedPort) {
        /** Options without a proxy between the broker and its clients. */
        public Options(Path dataDir, int port, int controllerPort, Path logFile) {
            this(dataDir, port, controllerPort, logFile, port);
        }

        /** Options for tests: a subdirectory and free ports. */
        public static Options onFreePorts(Path directory) {
            return new Options(directory, Ports.free(), Ports.free(), directory.resolve("kafka.log"));
        }

        /** The same options with another advertised port. */
        public Options advertisedAt(int otherPort) {
            return new Options(dataDir, port, controllerPort, logFile, otherPort);
        }
    }

    private KafkaServer(KafkaNode node) {
        this.node = node;
        node.awaitReady();
    }

    /**
     * Starts a broker and waits until it accepts requests.
     *
     * @throws IllegalStateException if a port is in use, an earlier broker still runs there, or the broker does not become ready
     */
    public static KafkaServer start(Options options) {
        return new KafkaServer(new KafkaNode("kafka", options, BrokerSettings.forServer(options), Map.of()));
    }

    /** Starts a broker with users and ACLs. */
    public static KafkaServer start(Options options, BrokerUsers users) {
        return new KafkaServer(new KafkaNode(
                "kafka",
                options,
                users.secure(BrokerSettings.forServer(options), options),
                users.client(BrokerUsers.ADMIN)));
    }

    /** The broker process that a crashed run left behind in this directory. */
    public static Optional<StaleProcess> stale(Path dataDir) {
        return KafkaNode.stale(dataDir);
    }

    @Override
    public String bootstrapServers() {
        return node.address();
    }

    public long pid() {
        return node.pid();
    }

    public boolean isAlive() {
        return node.isAlive();
    }

    @Override
    public void stop() {
        node.stop();
    }

    @Override
    public void kill() {
        node.kill();
    }

    @Override
    public void restart() {
        stop();
        node.start();
        node.awaitReady();
    }

    @Override
    public void close() {
        stop();
    }
}
