package dev.relevo.kit.preflight;

import dev.relevo.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Topic settings that this deployment requires.
 *
 * @param prefix the prefix of each topic's name
 * @param queues the agent queues, each of which has a topic
 */
public record TopicRequirements(
        String prefix, int partitions, short replicationFactor, int minInsyncReplicas, List<String> queues) {
    /**
     * Deduplication horizon: WhatsApp redelivers a webhook for 7 days, so a reader may see an event id again for that long; plus
     * one day.
     */
    public static final Duration DEDUPLICATION = Duration.ofDays(8);

    /** max.message.bytes of new topics. Larger than WhatsApp's 3 MB webhook; the same as EventProducer's max.request.size. */
    static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    public TopicRequirements {
        queues = List.copyOf(queues);
        if (partitions < 1 || replicationFactor < 1 || minInsyncReplicas < 1) {
            throw new IllegalArgumentException(
                    "partitions, replication-factor and min-insync-replicas must be at least 1");
        }
        if (minInsyncReplicas > replicationFactor) {
            throw new IllegalArgumentException("min-insync-replicas must not exceed replication-factor: "
                    + minInsyncReplicas + " > " + replicationFactor);
        }
    }

    NewTopic newTopic(Topic topic) {
        Map<String, String> configs = new HashMap<>(Map.of(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES),
                TopicConfig.CLEANUP_POLICY_CONFIG, cleanUp(topic)));
        Duration retention = topic.retention();
        if (retention != null) {
            configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        return new NewTopic(topic.withPrefix(prefix), partitions, replicationFactor).configs(configs);
    }

    static String cleanUp(Topic topic) {
        return switch (topic.cleanUp()) {
            case DELETE -> TopicConfig.CLEANUP_POLICY_DELETE;
            case COMPACT -> TopicConfig.CLEANUP_POLICY_COMPACT;
        };
    }
}
