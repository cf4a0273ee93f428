package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.Topics;
import dev.relevo.stack.TopicCreator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;

/** The broker's side: topics, and how far each group is. */
final class Cluster implements AutoCloseable {
    private final String broker;
    private final Admin admin;

    Cluster(String broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
    }

    /** All topics of the contract, the queue, and the queue of those who bring one of their own. */
    void createTopics() {
        new TopicCreator(broker).createAll(List.of("support"));
        String flinks = Contender.FLINK.handoffs().orElseThrow();
        await(admin.createTopics(List.of(new NewTopic(flinks, TopicCreator.DEFAULT_PARTITIONS, (short) 1)))
                .all());
    }

    /** How many conversation events the group has processed and committed. */
    long committed(Contender contender) {
        String topic = Topics.CONVERSATION_EVENTS.withPrefix(Topics.DEFAULT_PREFIX);
        return await(admin.listConsumerGroupOffsets(contender.group()).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .map(Map.Entry::getValue)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new BenchFailure("the broker refused: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted");
        }
    }
}
