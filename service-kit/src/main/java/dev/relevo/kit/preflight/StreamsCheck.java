package dev.relevo.kit.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/** Check of what only the router needs: transactions, and internal topics for its state, which Kafka Streams creates. */
final class StreamsCheck {
    private static final Set<AclOperation> ON_STATE =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);

    private final Admin admin;
    private final Rights rights;
    private final String prefix;
    private final Expected expected;

    StreamsCheck(Admin admin, Map<String, Object> client, String applicationId, Expected expected) {
        this.admin = admin;
        this.rights = new Rights(admin, client);
        this.prefix = applicationId + "-";
        this.expected = expected;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(rights.missingCreate(prefix));
        findings.addAll(rights.missingTransactions(prefix));
        List<String> state = BrokerAnswer.of(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix) && name.endsWith("-changelog"))
                .sorted()
                .toList();
        for (TopicDescription topic : BrokerAnswer.of(
                        admin.describeTopics(state, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                                .allTopicNames())
                .values()) {
            findings.addAll(TopicCheck.layout(topic, expected));
            findings.addAll(Rights.missing(topic, ON_STATE));
        }
        return findings;
    }
}
