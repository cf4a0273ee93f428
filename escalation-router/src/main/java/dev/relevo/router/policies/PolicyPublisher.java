package dev.relevo.router.policies;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.policy.EscalationPolicy;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Checks a policy against the cluster and writes it to the log, from where every instance reads it. */
@Singleton
public class PolicyPublisher {
    private static final long TOPICS_TIMEOUT_SECONDS = 5;

    private final Admin admin;
    private final TopicNames topics;
    private final EventProducer producer;
    private final InstantSource clock;

    PolicyPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicNames topics,
            EventProducer producer,
            InstantSource clock) {
        this.admin = Admin.create(broker);
        this.topics = topics;
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * Reads the policy and sees that each of its queues has a topic: a handoff that cannot be written would stop the partition.
     *
     * @throws InvalidPolicyException naming every problem found
     * @throws IllegalStateException when the broker does not answer
     */
    public EscalationPolicy check(String yaml) throws InvalidPolicyException {
        return PolicyReader.check(yaml, new ExistingTopics()).accepted();
    }

    /** Asks the broker at the first queue: what is no policy needs no broker to be refused. */
    private final class ExistingTopics implements QueueReader.QueueTopics {
        private @Nullable Set<String> present;

        @Override
        public Optional<String> missing(String queue) {
            if (present == null) {
                present = topicNames();
            }
            String topic = topics.of(Topics.handoffs(queue));
            return present.contains(topic)
                    ? Optional.empty()
                    : Optional.of("its topic " + topic + " does not exist; create it first");
        }
    }

    /** Done when the log has it; it applies as soon as each instance has read it. */
    public CompletableFuture<PolicyPublished> publish(EscalationPolicy policy, String yaml) {
        var now = clock.instant();
        EventMeta meta = EventMeta.now(Ids.derived("policy", policy.number(), yaml, now.toString()), now);
        PolicyPublished event = new PolicyPublished(meta, policy.number(), yaml);
        return producer.send(Topics.ESCALATION_POLICIES, event).thenApply(ignored -> event);
    }

    private Set<String> topicNames() {
        try {
            return admin.listTopics().names().get(TOPICS_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker for its topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        }
    }

    @PreDestroy
    void close() {
        admin.close();
    }
}
