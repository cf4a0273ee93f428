package dev.relevo.stack;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creation of every topic of the contract and its dead-letter topic, with the retention that {@link Topics} defines.
 *
 * @param prefix the prefix of every name
 * @param partitions of each topic
 * @param replicas of each partition
 */
public record TopicCreator(String bootstrapServers, String prefix, int partitions, int replicas) {
    /** Enough for services to share work, few enough to start fast. */
    public static final int DEFAULT_PARTITIONS = 4;

    private static final int MAX_ATTEMPTS = 100;
    private static final int PAUSE_MILLIS = 100;

    /** Uses the prefix and the number of partitions of the local stack. */
    public TopicCreator(String bootstrapServers) {
        this(bootstrapServers, Topics.DEFAULT_PREFIX, DEFAULT_PARTITIONS, 1);
    }

    /**
     * Creates missing topics; existing ones are not changed.
     *
     * @param queues the agent queues that get a topic, for example {@code support-es}
     */
    public void createAll(Collection<String> queues) {
        Stream<Topic> topics =
                Stream.concat(Topics.all().stream(), queues.stream().map(Topics::handoffs));
        List<NewTopic> wanted = topics.flatMap(topic -> Stream.of(topic, topic.deadLetter()))
                .map(this::newTopic)
                .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(wanted)
                    .values()
                    .forEach((topic, creation) -> await(() -> awaitCreated(creation), "create topic " + topic));
            await(() -> awaitLeaders(admin, wanted.stream().map(NewTopic::name).toList()), "see the leaders of topics");
        }
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.withPrefix(prefix), partitions, (short) replicas).configs(configs(topic));
    }

    private static Map<String, String> configs(Topic topic) {
        return switch (topic.cleanUp()) {
            case COMPACT -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case DELETE -> {
                Duration retention = Objects.requireNonNull(topic.retention());
                yield Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retention.toMillis()));
            }
        };
    }

    private static void awaitCreated(KafkaFuture<Void> creation) throws ExecutionException, InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * Waits for the leaders. A producer that writes to a partition before its leader is ready may write its batches in the wrong
     * order for two minutes.
     */
    private static void awaitLeaders(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                findLeaders(admin, topics);
                return;
            } catch (ExecutionException e) {
                // The broker may not know the new topic yet.
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void findLeaders(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        admin.describeTopics(topics).allTopicNames().get().values().forEach(topic -> topic.partitions()
                .forEach(partition ->
                        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        admin.listOffsets(ends).all().get();
    }

    private interface Awaited {
        void get() throws ExecutionException, InterruptedException;
    }

    private static void await(Awaited awaited, String what) {
        try {
            awaited.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: cannot " + what, e);
        }
    }
}
