package dev.relevo.kit.preflight;

import dev.relevo.event.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Check of a service's topics that also creates missing ones. It uses the service's principal and client settings, so what works
 * here works in the service.
 */
public final class Preflight {
    private static final int REQUEST_MILLIS = 15_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int LOOKS_FOR_NEW_TOPICS = 100;
    private static final int BETWEEN_LOOKS_MILLIS = 100;
    private static final Set<AclOperation> OF_EVERY_TOPIC =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    private final Map<String, Object> client;
    private final ServiceUse use;
    private final TopicRequirements expected;
    private final ConsumerGroups groups;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> created = new ArrayList<>();

    /**
     * Creates a preflight; it does not connect yet.
     *
     * @param client the service's own settings; only the request timeout is raised
     */
    public Preflight(Map<String, Object> client, ServiceUse use, TopicRequirements expected, ConsumerGroups groups) {
        this.client = new HashMap<>(client);
        this.client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        this.client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        this.use = use;
        this.expected = expected;
        this.groups = groups;
    }

    /**
     * Runs the preflight.
     *
     * @param create whether to create missing topics; if false, each is a finding
     * @throws org.apache.kafka.common.KafkaException when the broker refuses the connection or does not answer
     */
    public Report run(boolean create) {
        findings.clear();
        created.clear();
        Map<Topic, Set<AclOperation>> needed = use.operations(expected.queues());
        try (Admin admin = Admin.create(client)) {
            Map<Topic, TopicDescription> present = describe(admin, needed);
            List<Topic> missing = needed.keySet().stream()
                    .filter(topic -> !present.containsKey(topic) && !isFound(topic))
                    .toList();
            if (create) {
                present.putAll(create(admin, missing, needed));
            } else {
                missing.forEach(this::isMissing);
            }
            present.forEach(
                    (topic, description) -> check(topic, description, needed.getOrDefault(topic, OF_EVERY_TOPIC)));
            checkSettings(admin, present.keySet());
            findings.addAll(new AclCheck(admin, client).missing(groups.members()));
            if (use.isRouter()) {
                findings.addAll(new StreamsCheck(admin, client, groups.applicationId(), expected).findings());
            }
        }
        return new Report(use.service(), created, needed.size(), findings);
    }

    private Map<Topic, TopicDescription> describe(Admin admin, Map<Topic, Set<AclOperation>> needed) {
        Set<Topic> topics = needed.keySet();
        Map<Topic, TopicDescription> present = new LinkedHashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        topics.stream().map(this::name).toList(),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        for (Topic topic : topics) {
            try {
                present.put(topic, AdminResult.of(answerOf(topic, answers)));
            } catch (UnknownTopicOrPartitionException missing) {
                // The caller finds that the topic is missing.
            } catch (AuthorizationException e) {
                findings.addAll(AclCheck.invisible(name(topic), needed.getOrDefault(topic, OF_EVERY_TOPIC)));
            }
        }
        return present;
    }

    private Map<Topic, TopicDescription> create(
            Admin admin, List<Topic> missing, Map<Topic, Set<AclOperation>> needed) {
        List<NewTopic> wanted = missing.stream().map(expected::newTopic).toList();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(wanted).values();
        Map<Topic, Set<AclOperation>> made = new LinkedHashMap<>();
        for (Topic topic : missing) {
            try {
                AdminResult.of(answerOf(topic, answers));
                created.add(name(topic));
                made.put(topic, needed.getOrDefault(topic, OF_EVERY_TOPIC));
            } catch (TopicExistsException another) {
                // The preflight of another service created it first.
                made.put(topic, needed.getOrDefault(topic, OF_EVERY_TOPIC));
            } catch (AuthorizationException e) {
                findings.add(AclCheck.denied(name(topic), AclOperation.CREATE));
            } catch (InvalidReplicationFactorException | PolicyViolationException e) {
                findings.add(new Finding(
                        name(topic),
                        "topic",
                        "created",
                        e.getClass().getSimpleName(),
                        "check that there are " + expected.replicationFactor()
                                + " brokers and that no policy forbids it"));
            }
        }
        return described(admin, made);
    }

    /** Retries: it takes a moment until every broker knows a new topic. */
    private Map<Topic, TopicDescription> described(Admin admin, Map<Topic, Set<AclOperation>> made) {
        Map<Topic, TopicDescription> present = describe(admin, made);
        for (int looks = 1;
                looks < LOOKS_FOR_NEW_TOPICS
                        && present.size() < made.size()
                        && made.keySet().stream().noneMatch(this::isFound);
                looks++) {
            pause();
            present = describe(admin, made);
        }
        return present;
    }

    private static void pause() {
        try {
            boolean ignored = new CountDownLatch(1).await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for new topics", e);
        }
    }

    private void check(Topic topic, TopicDescription description, Set<AclOperation> operations) {
        findings.addAll(TopicCheck.layout(description, expected));
        findings.addAll(AclCheck.missing(description, operations));
    }

    private void checkSettings(Admin admin, Set<Topic> topics) {
        Map<String, Topic> byName =
                topics.stream().collect(Collectors.toMap(this::name, topic -> topic, (a, b) -> a, LinkedHashMap::new));
        admin.describeConfigs(byName.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values()
                .forEach((resource, answer) -> Optional.ofNullable(byName.get(resource.name()))
                        .ifPresent(topic -> checkSettings(topic, answer)));
    }

    private void checkSettings(Topic topic, KafkaFuture<Config> answer) {
        try {
            Map<String, String> settings = new HashMap<>();
            AdminResult.of(answer).entries().forEach(entry -> settings.put(entry.name(), entry.value()));
            findings.addAll(TopicCheck.settings(topic, settings, expected));
        } catch (AuthorizationException e) {
            // The missing right is reported with the others.
        }
    }

    private <T> KafkaFuture<T> answerOf(Topic topic, Map<String, KafkaFuture<T>> answers) {
        return Objects.requireNonNull(answers.get(name(topic)), "the client returned no result for a topic");
    }

    private void isMissing(Topic topic) {
        findings.add(new Finding(name(topic), "topic", "exists", "missing", "run preflight without --check-only"));
    }

    private boolean isFound(Topic topic) {
        return findings.stream().anyMatch(finding -> finding.resource().equals(name(topic)));
    }

    private String name(Topic topic) {
        return topic.withPrefix(expected.prefix());
    }
}
