package dev.relevo.kit.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.stack.BrokerUsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses a real broker with users and ACLs: what each service is allowed, and what it is told that it is not. */
class PreflightRightsTest {
    private static PreflightBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start(@TempDir Path directory) {
        broker = PreflightBroker.start(directory);
        admin = broker.admin();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "escalation-router", "rating-service", "notifier-service"})
    void a_principal_with_exactly_the_rights_of_its_service_passes_and_each_missing_right_is_named(String service)
            throws Exception {
        String prefix = "acl-" + service + ".";
        ServiceUse use = ServiceUse.of(service);
        AclBinding create = right(use, ResourceType.TOPIC, prefix, PatternType.PREFIXED, AclOperation.CREATE);
        List<AclBinding> rights = rights(use, prefix);
        admin.createAcls(List.of(create)).all().get();
        admin.createAcls(rights).all().get();
        assertThat(PreflightBroker.await(broker.preflight(service, use, prefix), Report::isOk)
                        .findings())
                .isEmpty();
        admin.deleteAcls(List.of(create.toFilter())).all().get();

        for (AclBinding right : rights) {
            admin.deleteAcls(List.of(right.toFilter())).all().get();
            List<Finding> findings = PreflightBroker.await(
                            broker.preflight(service, use, prefix), PreflightBroker::isRefused)
                    .findings();
            admin.createAcls(List.of(right)).all().get();
            assertThat(PreflightBroker.await(broker.preflight(service, use, prefix), Report::isOk)
                            .findings())
                    .isEmpty();

            assertThat(findings).as(right.toString()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.setting()).isEqualTo("acl");
                assertThat(finding.resource()).contains(right.pattern().name().replaceFirst("-$", ""));
                assertThat(finding.fix()).contains("--operation " + finding.expected());
            });
            assertThat(findings)
                    .extracting(Finding::expected)
                    .contains(right.entry().operation().name());
        }
    }

    @Test
    void for_a_principal_without_any_right_all_missing_rights_are_named() throws Exception {
        ServiceUse router = ServiceUse.of("escalation-router");
        broker.preflight(BrokerUsers.ADMIN, router, "none.").run(true);
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();

        List<String> lacking = List.of(
                "none.conversation-events",
                "none.handoffs.support-es",
                "group:escalation-router",
                "transactional-id:escalation-router-*",
                "escalation-router-*");
        Report report =
                PreflightBroker.await(broker.preflight("escalation-router", router, "none."), found -> resources(found)
                        .containsAll(lacking));

        assertThat(resources(report)).containsAll(lacking);
    }

    private static List<String> resources(Report report) {
        return report.findings().stream().map(Finding::resource).toList();
    }

    /** The rights in docs/how-to/preflight.md, without CREATE, which only a new broker needs. READ and WRITE imply DESCRIBE. */
    private static List<AclBinding> rights(ServiceUse use, String prefix) {
        List<AclBinding> rights = new ArrayList<>();
        use.operations(List.of("support-es")).forEach((topic, operations) -> operations.stream()
                .filter(operation -> operation != AclOperation.DESCRIBE || operations.size() == 2)
                .forEach(operation -> rights.add(
                        right(use, ResourceType.TOPIC, topic.withPrefix(prefix), PatternType.LITERAL, operation))));
        PreflightBroker.groups(use)
                .members()
                .forEach(group ->
                        rights.add(right(use, ResourceType.GROUP, group, PatternType.LITERAL, AclOperation.READ)));
        if (use.isRouter()) {
            String state = use.service() + "-";
            rights.add(right(use, ResourceType.TOPIC, state, PatternType.PREFIXED, AclOperation.CREATE));
            rights.add(right(use, ResourceType.TRANSACTIONAL_ID, state, PatternType.PREFIXED, AclOperation.WRITE));
        }
        return rights;
    }

    private static AclBinding right(
            ServiceUse use, ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + use.service(), "*", operation, AclPermissionType.ALLOW));
    }
}
