package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.Topics;
import dev.relevo.stack.TopicCreator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;

/** The broker's view: the topics, and the committed position of each group. */
final class Cluster implements AutoCloseable {
    private final String broker;
    private final Admin admin;

    Cluster(String broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
    }

    /** Creates all topics of the contract, the queue, and a queue for each contender that has its own. */
    void createTopics() {
        new TopicCreator(broker).createAll(List.of("support"));
        List<NewTopic> queues = Stream.of(Contender.FLINK, Contender.FLINK_CEP)
                .map(contender -> contender.handoffs().orElseThrow())
                .map(topic -> new NewTopic(topic, TopicCreator.DEFAULT_PARTITIONS, (short) 1))
                .toList();
        await(admin.createTopics(queues).all());
    }

    /** The number of conversation events that the group has processed and committed. */
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
