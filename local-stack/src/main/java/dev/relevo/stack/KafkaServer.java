package dev.relevo.stack;

import dev.relevo.stack.process.Ports;
import dev.relevo.stack.process.StaleProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A real one-node Kafka broker (KRaft) in a process of its own, so that a test can kill it. */
public final class KafkaServer implements Broker {
    static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final KafkaNode node;

    /**
     * Where it works.
     *
     * @param dataDir keeps the records; a start on a directory of an earlier start finds them again
     * @param port for clients
     * @param controllerPort for the broker's own use
     * @param logFile gets the broker's log, appended
     * @param advertisedPort where it tells clients to connect; not {@code port} when something of a test stands between
     */
    public record Options(Path dataDir, int port, int controllerPort, Path logFile, int advertisedPort) {
        /** With nothing between the broker and its clients. */
        public Options(Path dataDir, int port, int controllerPort, Path logFile) {
            this(dataDir, port, controllerPort, logFile, port);
        }

        /** In a directory of its own, on free ports: for tests. */
        public static Options onFreePorts(Path directory) {
            return new Options(directory, Ports.free(), Ports.free(), directory.resolve("kafka.log"));
        }

        /** The same, for clients that come by another port. */
        public Options advertisedAt(int otherPort) {
            return new Options(dataDir, port, controllerPort, logFile, otherPort);
        }
    }

    private KafkaServer(KafkaNode node) {
        this.node = node;
        node.awaitReady();
    }

    /**
     * Starts a broker and waits until it takes requests.
     *
     * @throws IllegalStateException if a port is in use, an earlier broker still runs there, or it does not get ready
     */
    public static KafkaServer start(Options options) {
        return new KafkaServer(new KafkaNode("kafka", options, BrokerSettings.forServer(options), Map.of()));
    }

    /** The same, with users and ACLs. */
    public static KafkaServer start(Options options, BrokerUsers users) {
        return new KafkaServer(new KafkaNode(
                "kafka",
                options,
                users.secure(BrokerSettings.forServer(options), options),
                users.client(BrokerUsers.ADMIN)));
    }

    /** The broker that a crashed run left on this directory. */
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
