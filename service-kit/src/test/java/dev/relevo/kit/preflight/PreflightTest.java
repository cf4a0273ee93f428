package dev.relevo.kit.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.stack.BrokerUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses a real broker with users and ACLs; each test has its own topics, by their prefix. */
class PreflightTest {
    /** Four that rating-service reads and two that it writes, each with its dead letter. */
    private static final int RATING_TOPICS = 12;

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

    @Test
    void on_a_new_broker_every_topic_is_created_once() throws Exception {
        for (ServiceUse use : ServiceUse.all()) {
            Report first = broker.preflight(BrokerUsers.ADMIN, use, "fresh.").run(true);
            assertThat(first.findings()).isEmpty();
        }

        for (ServiceUse use : ServiceUse.all()) {
            Report second = broker.preflight(BrokerUsers.ADMIN, use, "fresh.").run(false);
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
        Report report = broker.preflight(BrokerUsers.ADMIN, ServiceUse.of("rating-service"), "absent.")
                .run(false);

        assertThat(report.findings()).hasSize(RATING_TOPICS).allSatisfy(finding -> assertThat(finding.got())
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
        broker.preflight(BrokerUsers.ADMIN, rating, prefix).run(true);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.RATING_EVENTS.withPrefix(prefix));
        admin.incrementalAlterConfigs(Map.of(
                        topic, List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();

        Report report =
                PreflightBroker.await(broker.preflight(BrokerUsers.ADMIN, rating, prefix), PreflightBroker::isRefused);

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
        broker.preflight(BrokerUsers.ADMIN, rating, "layout.").run(true);
        String quality = Topics.QUALITY_EVENTS.withPrefix("layout.");
        admin.createPartitions(Map.of(quality, NewPartitions.increaseTo(3)))
                .all()
                .get();

        TopicRequirements twoReplicas = new TopicRequirements("layout.", 2, (short) 2, 1, List.of());
        Report report = PreflightBroker.await(
                new Preflight(broker.client(BrokerUsers.ADMIN), rating, twoReplicas, PreflightBroker.groups(rating)),
                found -> found.findings().size() == RATING_TOPICS + 1);

        assertThat(report.findings())
                .filteredOn(finding -> finding.setting().equals("replication.factor"))
                .hasSize(RATING_TOPICS)
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
                        broker.client(BrokerUsers.ADMIN),
                        router,
                        PreflightBroker.expected("state."),
                        new ConsumerGroups(List.of("state-router"), "state-router"))
                .run(true);

        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.resource())
                .isEqualTo("state-router-conversations-changelog"));
    }
}
