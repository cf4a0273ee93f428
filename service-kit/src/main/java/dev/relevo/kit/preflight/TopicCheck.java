package dev.relevo.kit.preflight;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

import dev.relevo.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Comparison of one topic with its requirements. */
final class TopicCheck {
    /** Kafka's default limit of a batch: one record of {@link dev.relevo.event.Bounds#RECORD_MAX_BYTES} and its overhead. */
    static final int MIN_MESSAGE_BYTES = 1_048_588;

    private static final long UNLIMITED = -1;

    private final String name;
    private final Map<String, String> settings;
    private final List<Finding> findings = new ArrayList<>();

    private TopicCheck(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
    }

    /** Findings about partitions and replicas. */
    static List<Finding> layout(TopicDescription topic, TopicRequirements expected) {
        var check = new TopicCheck(topic.name(), Map.of());
        check.partitions(topic.partitions().size(), expected.partitions());
        check.replicas(topic.partitions(), expected.replicationFactor());
        return check.findings;
    }

    /**
     * Findings about the topic's configuration.
     *
     * @param settings in force, including the broker's defaults
     */
    static List<Finding> settings(Topic topic, Map<String, String> settings, TopicRequirements expected) {
        var check = new TopicCheck(topic.withPrefix(expected.prefix()), settings);
        String minInsync = Integer.toString(expected.minInsyncReplicas());
        check.exactly(MIN_IN_SYNC_REPLICAS_CONFIG, minInsync);
        check.exactly(CLEANUP_POLICY_CONFIG, TopicRequirements.cleanUp(topic));
        check.exactly(UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        check.number(
                MAX_MESSAGE_BYTES_CONFIG,
                ">= " + MIN_MESSAGE_BYTES,
                TopicRequirements.MAX_MESSAGE_BYTES,
                bytes -> bytes >= MIN_MESSAGE_BYTES);
        Duration retention = topic.retention();
        if (retention != null) {
            check.retention(retention.toMillis());
        }
        return check.findings;
    }

    private void partitions(int got, int expected) {
        if (got < expected) {
            add(
                    "partitions",
                    expected,
                    got,
                    "kafka-topics.sh --alter --topic " + name + " --partitions " + expected
                            + ", with all services stopped: keys move to other partitions");
        } else if (got > expected) {
            add(
                    "partitions",
                    expected,
                    got,
                    "partitions cannot be removed: set relevo.preflight.partitions to " + got
                            + " when all topics have as many, else recreate the topic");
        }
    }

    private void replicas(List<TopicPartitionInfo> partitions, int expected) {
        TreeSet<Integer> counts = new TreeSet<>();
        partitions.forEach(partition -> counts.add(partition.replicas().size()));
        if (!counts.equals(new TreeSet<>(List.of(expected)))) {
            String got = String.join(",", counts.stream().map(Object::toString).toList());
            add(
                    "replication.factor",
                    expected,
                    got,
                    "kafka-reassign-partitions.sh with " + expected + " replicas of each partition");
        }
    }

    private void retention(long atLeast) {
        long horizon = TopicRequirements.DEDUPLICATION.toMillis();
        String why = number(RETENTION_MS_CONFIG) < horizon ? " (below the deduplication horizon of 8 days)" : "";
        number(RETENTION_MS_CONFIG, ">= " + atLeast + why, atLeast, millis -> millis == UNLIMITED || millis >= atLeast);
        number(RETENTION_BYTES_CONFIG, "-1", UNLIMITED, bytes -> bytes == UNLIMITED);
    }

    private void exactly(String setting, String expected) {
        String got = settings.getOrDefault(setting, "");
        if (!got.equals(expected)) {
            add(setting, expected, got, alter(setting, expected));
        }
    }

    private void number(String setting, String expected, long set, LongPredicate isRight) {
        long got = number(setting);
        if (!isRight.test(got)) {
            add(setting, expected, got, alter(setting, Long.toString(set)));
        }
    }

    private long number(String setting) {
        return Long.parseLong(settings.getOrDefault(setting, "0"));
    }

    private String alter(String setting, String value) {
        return "kafka-configs.sh --alter --entity-type topics --entity-name " + name + " --add-config " + setting + "="
                + value;
    }

    private void add(String setting, Object expected, Object got, String fix) {
        findings.add(new Finding(name, setting, expected.toString(), got.toString(), fix));
    }
}
