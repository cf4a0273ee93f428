package dev.relevo.router.policies;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import dev.relevo.router.policyfile.QueueReader;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Checks a policy against the cluster and writes it to the log, from which every instance reads it. */
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
     * Reads the policy and checks that each of its queues has a topic: a handoff that cannot be written would block the partition.
     *
     * @throws InvalidPolicyException naming every problem found
     * @throws HttpProblem 503, when the broker does not answer
     */
    public EscalationPolicy check(String yaml) throws InvalidPolicyException {
        EscalationPolicy policy = PolicyReader.check(yaml, new ExistingTopics()).accepted();
        int bytes = EventJson.write(event(policy, yaml)).length;
        if (bytes > Bounds.DOCUMENT_EVENT_MAX_BYTES) {
            throw new InvalidPolicyException(List.of(new YamlProblem(
                    1,
                    1,
                    "",
                    "expected at most " + Bounds.DOCUMENT_EVENT_MAX_BYTES + " bytes serialised, got " + bytes)));
        }
        return policy;
    }

    /** Asks the broker at the first queue: an invalid policy is rejected without a broker. */
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

    /** Completes when the log has it; it applies as soon as each instance has read it. */
    public CompletableFuture<PolicyPublished> publish(EscalationPolicy policy, String yaml) {
        PolicyPublished event = event(policy, yaml);
        return producer.send(Topics.ESCALATION_POLICIES, event).thenApply(ignored -> event);
    }

    private PolicyPublished event(EscalationPolicy policy, String yaml) {
        var now = clock.instant();
        EventMeta meta = EventMeta.now(Ids.derived("policy", policy.number(), yaml, now.toString()), now);
        return new PolicyPublished(meta, policy.number(), yaml);
    }

    /** Writes a tombstone. Completes when the log has it; it applies as soon as each instance has read it. */
    public CompletableFuture<Void> delete(String number) {
        return producer.send(new ProducerRecord<>(
                topics.of(Topics.ESCALATION_POLICIES), number.getBytes(StandardCharsets.UTF_8), null));
    }

    private Set<String> topicNames() {
        try {
            return admin.listTopics().names().get(TOPICS_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable();
        }
    }

    private static HttpProblem unavailable() {
        return RouterProblems.soon(
                        Status.SERVICE_UNAVAILABLE,
                        "The broker does not answer",
                        "The topics of the policy's queues cannot be checked; try again")
                .build();
    }

    @PreDestroy
    public void close() {
        admin.close();
    }
}
