package dev.relevo.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of several real Kafka nodes, each in its own process. All but one must have a record before its write is
 * acknowledged, as in a production cluster. A test can stop single nodes.
 */
public final class KafkaCluster implements AutoCloseable {
    private final List<KafkaNode> nodes = new ArrayList<>();

    private KafkaCluster(List<KafkaServer.Options> options) {
        for (int id = 1; id <= options.size(); id++) {
            nodes.add(new KafkaNode(
                    "kafka-" + id, options.get(id - 1), BrokerSettings.forCluster(id, options), Map.of()));
        }
    }

    /**
     * Starts the nodes on free ports and waits until all accept requests.
     *
     * @param directory the parent of one directory per node
     * @throws IllegalStateException if a node does not become ready
     */
    public static KafkaCluster start(Path directory, int size) {
        KafkaCluster cluster = new KafkaCluster(IntStream.rangeClosed(1, size)
                .mapToObj(id -> KafkaServer.Options.onFreePorts(directory.resolve("kafka-" + id)))
                .toList());
        try {
            cluster.nodes.forEach(KafkaNode::awaitReady);
            return cluster;
        } catch (IllegalStateException notReady) {
            cluster.close();
            throw notReady;
        }
    }

    /** All nodes, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return nodes.stream().map(KafkaNode::address).collect(Collectors.joining(","));
    }

    public int size() {
        return nodes.size();
    }

    /** Stops a node gracefully: the partitions it leads move to other nodes first. */
    public void stop(int id) {
        node(id).stop();
    }

    /** Kills a node with SIGKILL, like a crash. */
    public void kill(int id) {
        node(id).kill();
    }

    /** Starts a node again after {@link #stop} or {@link #kill}; returns when it accepts requests. */
    public void start(int id) {
        node(id).start();
        node(id).awaitReady();
    }

    /** Suspends a node until {@link #resume}: its connections stay open, but it does not respond. */
    public void suspend(int id) {
        signal("-STOP", id);
    }

    public void resume(int id) {
        signal("-CONT", id);
    }

    @Override
    public void close() {
        nodes.forEach(KafkaNode::kill);
    }

    private void signal(String signal, int id) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(node(id).pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal kafka-" + id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling kafka-" + id, e);
        }
    }

    private KafkaNode node(int id) {
        return nodes.get(id - 1);
    }
}
