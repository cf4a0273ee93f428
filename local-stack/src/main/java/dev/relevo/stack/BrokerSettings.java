package dev.relevo.stack;

import dev.relevo.stack.process.Ports;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings of the one-node broker, as a server.properties file or as a container's environment. */
final class BrokerSettings {
    /** The largest record batch: larger than WhatsApp's 3 MB webhook, with room for our own fields. */
    static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    /** The setting that lists the controllers of a cluster; without it a node is its own controller. */
    static final String QUORUM = "controller.quorum.voters";

    private static final Map<String, String> ANYWHERE = Map.ofEntries(
            // TopicCreator creates the topics, so that a misspelt name fails instead of creating a topic.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES)),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            // Aborts a killed router's transaction at its timeout; by default up to 10 s later.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            // How long a restarted broker waits for the session of its killed predecessor to expire; the default is 9
            // s.
            Map.entry("broker.session.timeout.ms", "5000"),
            Map.entry("broker.heartbeat.interval.ms", "1000"),
            // The default of 128 MiB would take half of the heap.
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024)),
            // The default allocates 20 MiB of disk for each partition.
            Map.entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)));

    private BrokerSettings() {}

    static Map<String, String> forServer(KafkaServer.Options options) {
        Map<String, String> settings = node(1, options);
        settings.put("controller.quorum.bootstrap.servers", Ports.HOST + ":" + options.controllerPort());
        return settings;
    }

    /**
     * Settings of one node of a cluster in which every node keeps every record.
     *
     * @param id from 1
     */
    static Map<String, String> forCluster(int id, List<KafkaServer.Options> nodes) {
        Map<String, String> settings = node(id, nodes.get(id - 1));
        String voters = IntStream.rangeClosed(1, nodes.size())
                .mapToObj(voter ->
                        voter + "@" + Ports.HOST + ":" + nodes.get(voter - 1).controllerPort())
                .collect(Collectors.joining(","));
        settings.put(QUORUM, voters);
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(internal + ".replication.factor", Integer.toString(nodes.size()));
        }
        settings.put("min.insync.replicas", Integer.toString(nodes.size() - 1));
        return settings;
    }

    private static Map<String, String> node(int id, KafkaServer.Options options) {
        Map<String, String> settings = new TreeMap<>(ANYWHERE);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(id));
        settings.put(
                "log.dirs",
                options.dataDir().toAbsolutePath().resolve("records").toString());
        settings.put(
                "listeners",
                "PLAINTEXT://" + Ports.HOST + ":" + options.port() + ",CONTROLLER://" + Ports.HOST + ":"
                        + options.controllerPort());
        settings.put("advertised.listeners", "PLAINTEXT://" + Ports.HOST + ":" + options.advertisedPort());
        settings.put("controller.listener.names", "CONTROLLER");
        return settings;
    }

    /** The settings in the image's form: {@code message.max.bytes} becomes {@code KAFKA_MESSAGE_MAX_BYTES}. */
    static Map<String, String> forContainer() {
        Map<String, String> environment = new TreeMap<>();
        ANYWHERE.forEach((key, value) ->
                environment.put("KAFKA_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return environment;
    }
}
