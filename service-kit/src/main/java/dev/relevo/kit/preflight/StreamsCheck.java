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
    private final AclCheck acls;
    private final String prefix;
    private final TopicRequirements expected;

    StreamsCheck(Admin admin, Map<String, Object> client, String applicationId, TopicRequirements expected) {
        this.admin = admin;
        this.acls = new AclCheck(admin, client);
        this.prefix = applicationId + "-";
        this.expected = expected;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(acls.missingCreate(prefix));
        findings.addAll(acls.missingTransactions(prefix));
        List<String> state = AdminResult.of(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix) && name.endsWith("-changelog"))
                .sorted()
                .toList();
        for (TopicDescription topic : AdminResult.of(
                        admin.describeTopics(state, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                                .allTopicNames())
                .values()) {
            findings.addAll(TopicCheck.layout(topic, expected));
            findings.addAll(AclCheck.missing(topic, ON_STATE));
        }
        return findings;
    }
}
