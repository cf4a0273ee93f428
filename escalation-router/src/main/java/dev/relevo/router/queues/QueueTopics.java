package dev.relevo.router.queues;

import static dev.relevo.router.queues.BrokerFailure.orAnswer;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates missing queue topics. A policy is accepted only if they exist, but a topic can be deleted later, and its partition of the
 * router would block at the next handoff to it.
 */
@Singleton
public class QueueTopics {
    private static final Logger LOG = Logger.getLogger(QueueTopics.class);

    private final Admin admin;
    private final TopicNames names;
    private final short replicas;

    public QueueTopics(
            @Identifier("default-kafka-broker") Map<String, Object> broker, TopicNames names, RouterConfig config) {
        this.admin = Admin.create(broker);
        this.names = names;
        this.replicas = (short) config.replicationFactor();
    }

    /**
     * Creates the missing topics of these queues.
     *
     * @throws BrokerFailure when the broker does not answer, or denies access
     */
    void makeMissing(Set<String> queues) throws InterruptedException {
        Set<String> present = orAnswer(admin.listTopics().names());
        List<Topic> missing = queues.stream()
                .map(Topics::handoffs)
                .filter(topic -> !present.contains(names.of(topic)))
                .toList();
        for (Topic topic : missing) {
            make(topic);
        }
    }

    private void make(Topic topic) throws InterruptedException {
        String name = names.of(topic);
        try {
            orAnswer(admin.createTopics(List.of(newTopic(topic))).all());
            LOG.errorf("Queue topic was missing and is created; check its settings topic=%s", name);
        } catch (BrokerFailure e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.errorf("Queue topic is missing; its handoffs wait topic=%s", name);
                throw e;
            }
        }
    }

    /** As many partitions as the conversations have, the contract's retention, and the broker's default replication. */
    private NewTopic newTopic(Topic topic) throws InterruptedException {
        String source = names.of(Topics.CONVERSATION_EVENTS);
        TopicDescription conversations = Objects.requireNonNull(
                orAnswer(admin.describeTopics(List.of(source)).allTopicNames()).get(source));
        int partitions = conversations.partitions().size();
        String retention =
                Long.toString(Objects.requireNonNull(topic.retention()).toMillis());
        return new NewTopic(names.of(topic), partitions, replicas)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        retention));
    }

    @PreDestroy
    public void close() {
        admin.close();
    }
}
