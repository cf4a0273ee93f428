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
 * Several real Kafka nodes, each a process of its own, of which all but one must have a record before it counts as stored: what a
 * production cluster promises, and what a test can take nodes away from.
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
     * Starts the nodes, on free ports, and waits until all take requests.
     *
     * @param directory gets a directory per node
     * @throws IllegalStateException if one does not get ready
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

    /** Ends a node in order: what it leads moves to others first. */
    public void stop(int id) {
        node(id).stop();
    }

    /** Ends a node as a crash would, with SIGKILL. */
    public void kill(int id) {
        node(id).kill();
    }

    /** Starts a node again after {@link #stop} or {@link #kill}; returns when it takes requests. */
    public void start(int id) {
        node(id).start();
        node(id).awaitReady();
    }

    /** Lets a node hang, its connections open and silent, until {@link #resume}. */
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
