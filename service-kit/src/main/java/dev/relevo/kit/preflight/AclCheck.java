package dev.relevo.kit.preflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Check of the principal's rights against its service's needs. None of its requests changes anything. */
final class AclCheck {
    private static final int TRANSACTION_MILLIS = 15_000;

    private final Admin admin;
    private final Map<String, Object> client;

    AclCheck(Admin admin, Map<String, Object> client) {
        this.admin = admin;
        this.client = client;
    }

    /** The denied operations on a topic, as the broker reports them. A broker without an authorizer allows everything. */
    static List<Finding> missing(TopicDescription topic, Set<AclOperation> needed) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        return allowed == null
                ? List.of()
                : needed.stream()
                        .filter(operation -> !allowed.contains(operation))
                        .map(operation -> denied(topic.name(), operation))
                        .toList();
    }

    /** The denied operations on a topic that the principal may not describe: READ and WRITE would each imply DESCRIBE. */
    static List<Finding> invisible(String topic, Set<AclOperation> needed) {
        List<AclOperation> denied = needed.stream()
                .filter(operation -> operation == AclOperation.READ || operation == AclOperation.WRITE)
                .toList();
        return (denied.isEmpty() ? List.of(AclOperation.DESCRIBE) : denied)
                .stream().map(operation -> denied(topic, operation)).toList();
    }

    static Finding denied(String topic, AclOperation operation) {
        return Finding.denied(topic, operation.name(), acl(operation) + " --topic " + topic);
    }

    /** The groups that the principal may not join. */
    List<Finding> missing(List<String> groups) {
        List<Finding> findings = new ArrayList<>();
        groups.stream()
                .filter(group -> !mayJoin(group))
                .forEach(group -> findings.add(Finding.denied(
                        "group:" + group, AclOperation.READ.name(), acl(AclOperation.READ) + " --group " + group)));
        return findings;
    }

    /** A finding if the principal may not use transactional ids with this prefix. */
    List<Finding> missingTransactions(String prefix) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "preflight");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_MILLIS);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            return List.of();
        } catch (AuthorizationException e) {
            return List.of(Finding.denied(
                    "transactional-id:" + prefix + "*",
                    AclOperation.WRITE.name(),
                    acl(AclOperation.WRITE) + " --transactional-id " + prefix + " --resource-pattern-type prefixed"));
        }
    }

    /** A finding if the principal may not create topics with this prefix. Asked by validating a topic that is never created. */
    List<Finding> missingCreate(String prefix) {
        NewTopic probe = new NewTopic(prefix + "preflight-changelog", 1, (short) 1);
        try {
            AdminResult.of(admin.createTopics(List.of(probe), new CreateTopicsOptions().validateOnly(true))
                    .all());
            return List.of();
        } catch (TopicExistsException e) {
            return List.of();
        } catch (AuthorizationException e) {
            return List.of(Finding.denied(
                    prefix + "*",
                    AclOperation.CREATE.name(),
                    acl(AclOperation.CREATE) + " --topic " + prefix + " --resource-pattern-type prefixed"));
        }
    }

    /**
     * Asks the group to remove a member that it does not have, which needs the same right as joining. The group need not exist,
     * so its authorized operations cannot be listed.
     */
    private boolean mayJoin(String group) {
        var nobody = new MemberToRemove("preflight-" + UUID.randomUUID());
        try {
            AdminResult.of(admin.removeMembersFromConsumerGroup(
                            group, new RemoveMembersFromConsumerGroupOptions(List.of(nobody)))
                    .memberResult(nobody));
            return true;
        } catch (UnknownMemberIdException | GroupIdNotFoundException e) {
            return true;
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static String acl(AclOperation operation) {
        return "kafka-acls.sh --add --allow-principal User:... --operation " + operation;
    }
}
