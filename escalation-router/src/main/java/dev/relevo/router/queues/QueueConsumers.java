package dev.relevo.router.queues;

import static dev.relevo.router.queues.BrokerFailure.orAnswer;

import dev.relevo.event.Topics;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.agents.AgentBook;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Consumers of a queue, of any kind: members of consumer and share groups with partitions of its topic, agents who are present, and
 * agents with a claim within the hour, who may use the API or read without a group. An agent may be counted twice: what matters is
 * whether there is anybody.
 */
@Singleton
class QueueConsumers {
    private static final Logger LOG = Logger.getLogger(QueueConsumers.class);

    private final Admin admin;
    private final TopicNames names;
    private final AgentBook agents;
    private final RecentClaims claims;
    private final InstantSource clock;

    QueueConsumers(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicNames names,
            AgentBook agents,
            RecentClaims claims,
            InstantSource clock) {
        this.admin = Admin.create(broker);
        this.names = names;
        this.agents = agents;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Counts them.
     *
     * @throws BrokerFailure when the broker does not answer
     */
    public Map<String, Long> of(Set<String> queues) throws InterruptedException {
        Map<String, Long> readers = readersByTopic();
        return queues.stream().collect(Collectors.toMap(queue -> queue, queue -> {
            long reading = readers.getOrDefault(names.of(Topics.handoffs(queue)), 0L);
            return reading + agents.present(queue, clock.instant()) + claims.agents(queue, clock.instant());
        }));
    }

    private Map<String, Long> readersByTopic() throws InterruptedException {
        Collection<GroupListing> groups = orAnswer(admin.listGroups().valid());
        Stream<Set<TopicPartition>> consuming = answered(
                        admin.describeConsumerGroups(ids(groups, GroupType.CONSUMER, GroupType.CLASSIC))
                                .describedGroups()
                                .values())
                .flatMap(group -> group.members().stream())
                .map(member -> member.assignment().topicPartitions());
        Stream<Set<TopicPartition>> sharing = answered(admin.describeShareGroups(ids(groups, GroupType.SHARE))
                        .describedGroups()
                        .values())
                .flatMap(group -> group.members().stream())
                .map(member -> member.assignment().topicPartitions());
        return Stream.concat(consuming, sharing)
                .flatMap(partitions ->
                        partitions.stream().map(TopicPartition::topic).distinct())
                .collect(Collectors.groupingBy(topic -> topic, Collectors.counting()));
    }

    /** Classic groups have many uses; the protocol identifies consumers. */
    private static Set<String> ids(Collection<GroupListing> groups, GroupType... types) {
        Set<GroupType> wanted = Set.of(types);
        return groups.stream()
                .filter(group -> group.type().filter(wanted::contains).isPresent())
                .filter(group -> group.type().filter(GroupType.CLASSIC::equals).isEmpty()
                        || group.protocol().equals(ConsumerProtocol.PROTOCOL_TYPE))
                .map(GroupListing::groupId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Groups that the broker describes. A deleted or unauthorised group does not hide the others. */
    private static <T> Stream<T> answered(Collection<KafkaFuture<T>> answers) throws InterruptedException {
        List<T> described = new ArrayList<>(answers.size());
        for (KafkaFuture<T> answer : answers) {
            try {
                described.add(orAnswer(answer));
            } catch (BrokerFailure e) {
                if (!e.isFinal()) {
                    throw e;
                }
                LOG.debugf("Consumer group cannot be described reason=%s", e.getMessage());
            }
        }
        return described.stream();
    }

    @PreDestroy
    public void close() {
        admin.close();
    }
}
