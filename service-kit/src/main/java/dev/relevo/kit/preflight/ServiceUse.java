package dev.relevo.kit.preflight;

import static dev.relevo.event.Topics.AGENT_ACTIONS;
import static dev.relevo.event.Topics.AGENT_PRESENCE;
import static dev.relevo.event.Topics.ALERT_EVENTS;
import static dev.relevo.event.Topics.CONVERSATION_EVENTS;
import static dev.relevo.event.Topics.CONVERSATION_OWNERS;
import static dev.relevo.event.Topics.ESCALATION_POLICIES;
import static dev.relevo.event.Topics.HANDOFF_EVENTS;
import static dev.relevo.event.Topics.MESSAGE_STATUSES;
import static dev.relevo.event.Topics.NUMBER_STATES;
import static dev.relevo.event.Topics.OUTBOUND_MESSAGES;
import static dev.relevo.event.Topics.QUALITY_EVENTS;
import static dev.relevo.event.Topics.RATING_EVENTS;
import static dev.relevo.event.Topics.UNRECOGNIZED_WEBHOOKS;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The topics that one service uses. A test compares them with docs/reference/events.md.
 *
 * @param service the service's application name
 * @param reads topics read with a consumer group; records it cannot use go to the dead letter
 * @param follows topics read without a group
 * @param writes topics it writes
 * @param isRouter whether it also writes the queues' topics, and keeps state in topics of its own
 */
public record ServiceUse(String service, List<Topic> reads, List<Topic> follows, List<Topic> writes, boolean isRouter) {
    private static final String DEAD_LETTER = ".dead-letter";
    private static final List<ServiceUse> ALL = List.of(
            new ServiceUse(
                    "ingest-service",
                    List.of(),
                    List.of(),
                    List.of(CONVERSATION_EVENTS, MESSAGE_STATUSES, QUALITY_EVENTS, UNRECOGNIZED_WEBHOOKS),
                    false),
            new ServiceUse(
                    "escalation-router",
                    List.of(CONVERSATION_EVENTS, AGENT_ACTIONS),
                    List.of(ESCALATION_POLICIES, AGENT_PRESENCE, CONVERSATION_OWNERS, HANDOFF_EVENTS, NUMBER_STATES),
                    List.of(
                            CONVERSATION_EVENTS,
                            AGENT_ACTIONS,
                            AGENT_PRESENCE,
                            ESCALATION_POLICIES,
                            CONVERSATION_OWNERS,
                            HANDOFF_EVENTS,
                            OUTBOUND_MESSAGES),
                    true),
            new ServiceUse(
                    "rating-service",
                    List.of(QUALITY_EVENTS, MESSAGE_STATUSES, CONVERSATION_EVENTS, HANDOFF_EVENTS),
                    List.of(),
                    List.of(RATING_EVENTS, NUMBER_STATES),
                    false),
            new ServiceUse(
                    "notifier-service",
                    List.of(
                            RATING_EVENTS,
                            HANDOFF_EVENTS,
                            OUTBOUND_MESSAGES,
                            MESSAGE_STATUSES,
                            CONVERSATION_OWNERS,
                            NUMBER_STATES),
                    List.of(),
                    List.of(ALERT_EVENTS, CONVERSATION_EVENTS),
                    false));

    public ServiceUse {
        reads = List.copyOf(reads);
        follows = List.copyOf(follows);
        writes = List.copyOf(writes);
    }

    /** The use of every service. */
    public static List<ServiceUse> all() {
        return ALL;
    }

    /**
     * The use of one service.
     *
     * @throws IllegalArgumentException when the service is unknown
     */
    public static ServiceUse of(String service) {
        return ALL.stream()
                .filter(use -> use.service.equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown service '" + service + "'; known: "
                        + ALL.stream().map(ServiceUse::service).toList()));
    }

    /**
     * The operations that the service needs, by topic. A topic's dead letters are included even when only other services write
     * them.
     */
    public Map<Topic, Set<AclOperation>> operations(List<String> queues) {
        Map<Topic, Set<AclOperation>> operations = new LinkedHashMap<>();
        reads.forEach(topic -> {
            need(operations, topic, READ);
            need(operations, topic.deadLetter(), WRITE);
        });
        follows.forEach(topic -> need(operations, topic, READ));
        writes.forEach(topic -> need(operations, topic, WRITE));
        if (isRouter) {
            queues.forEach(queue -> need(operations, Topics.handoffs(queue), WRITE));
        }
        List.copyOf(operations.keySet()).stream()
                .filter(topic -> !topic.name().endsWith(DEAD_LETTER))
                .forEach(topic -> need(operations, topic.deadLetter(), DESCRIBE));
        return operations;
    }

    private static void need(Map<Topic, Set<AclOperation>> operations, Topic topic, AclOperation operation) {
        operations
                .computeIfAbsent(topic, ignored -> EnumSet.of(DESCRIBE, DESCRIBE_CONFIGS))
                .add(operation);
    }
}
