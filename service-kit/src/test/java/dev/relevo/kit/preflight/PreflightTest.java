package dev.relevo.kit.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.stack.BrokerUsers;
import dev.relevo.stack.KafkaServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses a real broker with users and ACLs; each test has its own topics, by their prefix. */
class PreflightTest {
    /** Contains characters that properties files, expressions and JAAS would interpret. */
    private static final String PASSWORD = "a\\tb${x}\\\\c\"d";

    private static final int LOOKS = 100;

    private static final BrokerUsers USERS = new BrokerUsers(
            Map.of(
                    BrokerUsers.ADMIN,
                    "admin",
                    "ingest-service",
                    PASSWORD,
                    "escalation-router",
                    PASSWORD,
                    "rating-service",
                    PASSWORD,
                    "notifier-service",
                    PASSWORD),
            null);

    private static KafkaServer server;
    private static Admin admin;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = KafkaServer.start(KafkaServer.Options.onFreePorts(directory), USERS);
        admin = Admin.create(client(BrokerUsers.ADMIN));
    }

    @AfterAll
    static void stop() {
        admin.close();
        server.close();
    }

    @Test
    void on_a_new_broker_every_topic_is_created_once() throws Exception {
        for (ServiceUse use : ServiceUse.all()) {
            Report first = preflight(BrokerUsers.ADMIN, use, "fresh.").run(true);
            assertThat(first.findings()).isEmpty();
        }

        for (ServiceUse use : ServiceUse.all()) {
            Report second = preflight(BrokerUsers.ADMIN, use, "fresh.").run(false);
            assertThat(second.findings()).isEmpty();
            assertThat(second.created()).isEmpty();
        }
        var names = admin.listTopics().names().get();
        assertThat(names).contains("fresh.handoffs.support-es", "fresh.handoffs.support-es.dead-letter");
        Topics.all().forEach(topic -> assertThat(names)
                .contains(topic.withPrefix("fresh."), topic.deadLetter().withPrefix("fresh.")));
    }

    @Test
    void a_missing_topic_is_a_finding_when_topics_are_not_created() {
        Report report = preflight(BrokerUsers.ADMIN, ServiceUse.of("rating-service"), "absent.")
                .run(false);

        assertThat(report.findings()).hasSize(6).allSatisfy(finding -> assertThat(finding.got())
                .isEqualTo("missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "min.insync.replicas, 2, 1",
        "cleanup.policy, compact, delete",
        "cleanup.policy, 'compact,delete', delete",
        "retention.ms, 3600000, 8 days",
        "retention.ms, 864000000, >= 7776000000",
        "retention.bytes, 1000000, -1",
        "max.message.bytes, 100000, >= 1048588",
        "unclean.leader.election.enable, true, false"
    })
    void a_wrong_setting_is_named_with_its_expected_value(String setting, String value, String expected)
            throws Exception {
        String prefix = "wrong-" + Integer.toHexString((setting + value).hashCode()) + ".";
        ServiceUse rating = ServiceUse.of("rating-service");
        preflight(BrokerUsers.ADMIN, rating, prefix).run(true);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.RATING_EVENTS.withPrefix(prefix));
        admin.incrementalAlterConfigs(Map.of(
                        topic, List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();

        Report report = await(preflight(BrokerUsers.ADMIN, rating, prefix), PreflightTest::isRefused);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).isEqualTo(topic.name());
            assertThat(finding.setting()).isEqualTo(setting);
            assertThat(finding.expected()).contains(expected);
            assertThat(finding.got()).isEqualTo(value);
            assertThat(report.text()).contains(finding.fix());
        });
    }

    @Test
    void a_different_number_of_partitions_or_replicas_is_refused() throws Exception {
        ServiceUse rating = ServiceUse.of("rating-service");
        preflight(BrokerUsers.ADMIN, rating, "layout.").run(true);
        String quality = Topics.QUALITY_EVENTS.withPrefix("layout.");
        admin.createPartitions(Map.of(quality, NewPartitions.increaseTo(3)))
                .all()
                .get();

        TopicRequirements twoReplicas = new TopicRequirements("layout.", 2, (short) 2, 1, List.of());
        Report report = await(
                new Preflight(client(BrokerUsers.ADMIN), rating, twoReplicas, groups(rating)),
                found -> found.findings().size() == 7);

        assertThat(report.findings())
                .filteredOn(finding -> finding.setting().equals("replication.factor"))
                .hasSize(6)
                .allSatisfy(finding -> assertThat(finding.got()).isEqualTo("1"));
        assertThat(report.findings())
                .filteredOn(finding -> finding.setting().equals("partitions"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.resource() + finding.expected() + finding.got())
                        .isEqualTo(quality + "23"));
    }

    @Test
    void router_state_with_a_different_number_of_partitions_than_its_input_is_refused() throws Exception {
        ServiceUse router = ServiceUse.of("escalation-router");
        admin.createTopics(List.of(new NewTopic("state-router-conversations-changelog", 5, (short) 1)))
                .all()
                .get();

        Report report = new Preflight(
                        client(BrokerUsers.ADMIN),
                        router,
                        expected("state."),
                        new ConsumerGroups(List.of("state-router"), "state-router"))
                .run(true);

        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.resource())
                .isEqualTo("state-router-conversations-changelog"));
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
        assertThat(await(preflight(service, use, prefix), Report::isOk).findings())
                .isEmpty();
        admin.deleteAcls(List.of(create.toFilter())).all().get();

        for (AclBinding right : rights) {
            admin.deleteAcls(List.of(right.toFilter())).all().get();
            List<Finding> findings = await(preflight(service, use, prefix), PreflightTest::isRefused)
                    .findings();
            admin.createAcls(List.of(right)).all().get();
            assertThat(await(preflight(service, use, prefix), Report::isOk).findings())
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
        preflight(BrokerUsers.ADMIN, router, "none.").run(true);
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();

        List<String> lacking = List.of(
                "none.conversation-events",
                "none.handoffs.support-es",
                "group:escalation-router",
                "transactional-id:escalation-router-*",
                "escalation-router-*");
        Report report = await(preflight("escalation-router", router, "none."), found -> resources(found)
                .containsAll(lacking));

        assertThat(resources(report)).containsAll(lacking);
    }

    private static List<String> resources(Report report) {
        return report.findings().stream().map(Finding::resource).toList();
    }

    /** Waits, because a change reaches the broker with a delay. */
    private static Report await(Preflight preflight, Predicate<Report> condition) {
        Report report = preflight.run(true);
        for (int looks = 0; looks < LOOKS && !condition.test(report); looks++) {
            report = preflight.run(true);
        }
        return report;
    }

    private static boolean isRefused(Report report) {
        return !report.isOk();
    }

    /** The rights in docs/how-to/preflight.md, without CREATE, which only a new broker needs. READ and WRITE imply DESCRIBE. */
    private static List<AclBinding> rights(ServiceUse use, String prefix) {
        List<AclBinding> rights = new ArrayList<>();
        use.operations(List.of("support-es")).forEach((topic, operations) -> operations.stream()
                .filter(operation -> operation != AclOperation.DESCRIBE || operations.size() == 2)
                .forEach(operation -> rights.add(
                        right(use, ResourceType.TOPIC, topic.withPrefix(prefix), PatternType.LITERAL, operation))));
        groups(use)
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

    private static Preflight preflight(String user, ServiceUse use, String prefix) {
        return new Preflight(client(user), use, expected(prefix), groups(use));
    }

    private static ConsumerGroups groups(ServiceUse use) {
        return new ConsumerGroups(use.reads().isEmpty() ? List.of() : List.of(use.service()), use.service());
    }

    private static TopicRequirements expected(String prefix) {
        return new TopicRequirements(prefix, 2, (short) 1, 1, List.of("support-es"));
    }

    private static Map<String, Object> client(String user) {
        Map<String, Object> client = new HashMap<>(USERS.client(user));
        client.put("bootstrap.servers", server.bootstrapServers());
        return client;
    }
}
