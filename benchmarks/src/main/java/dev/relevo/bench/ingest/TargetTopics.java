package dev.relevo.bench.ingest;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.stack.TopicCreator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The topics of each target: the same names, under its prefix. */
final class TargetTopics implements AutoCloseable {
    private static final int PARTITIONS = TopicCreator.DEFAULT_PARTITIONS;

    /** The topics that webhooks are stored in. */
    private static final List<Topic> TOPICS = List.of(
            Topics.CONVERSATION_EVENTS, Topics.MESSAGE_STATUSES, Topics.QUALITY_EVENTS, Topics.UNRECOGNIZED_WEBHOOKS);

    private final Admin admin;

    TargetTopics(String broker) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
    }

    void create(Kind kind) {
        List<NewTopic> wanted = names(kind)
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                .toList();
        try {
            admin.createTopics(wanted).all().get();
        } catch (ExecutionException e) {
            throw new BenchFailure("cannot create the topics of " + kind.label() + ": " + e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The number of stored records, from offsets: no record is ever deleted and no transaction leaves a marker. */
    long records(Kind kind) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        names(kind).flatMap(TargetTopics::partitions).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new BenchFailure("cannot count the records of " + kind.label() + ": " + e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static Stream<String> names(Kind kind) {
        return TOPICS.stream().map(topic -> topic.withPrefix(kind.topicPrefix()));
    }

    private static Stream<TopicPartition> partitions(String name) {
        return IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(name, number));
    }

    private static BenchFailure interrupted() {
        Thread.currentThread().interrupt();
        return new BenchFailure("interrupted");
    }
}
