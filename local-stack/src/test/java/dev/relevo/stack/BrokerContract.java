package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every broker of the local stack must pass, embedded or in a container. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerContract {
    private static final String QUEUE = "support-es";

    private Broker broker;

    abstract Broker start(Path directory);

    @BeforeAll
    void startBroker(@TempDir Path directory) {
        broker = start(directory);
        new TopicCreator(broker.bootstrapServers()).createAll(List.of(QUEUE));
    }

    @AfterAll
    void closeBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void every_topic_of_the_contract_exists_with_its_dead_letters() {
        try (Admin admin = KafkaRecords.admin(broker)) {
            var names = admin.listTopics()
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

            assertThat(names)
                    .contains(
                            name(Topics.handoffs(QUEUE)),
                            name(Topics.handoffs(QUEUE).deadLetter()));
            assertThat(names)
                    .containsAll(Topics.all().stream().map(BrokerContract::name).toList());
            assertThat(names)
                    .containsAll(Topics.all().stream()
                            .map(Topic::deadLetter)
                            .map(BrokerContract::name)
                            .toList());
        }
    }

    @Test
    void a_topic_has_the_partitions_retention_and_compaction_of_the_contract() {
        assertThat(config(Topics.CONVERSATION_EVENTS).get("retention.ms").value())
                .isEqualTo(Long.toString(Duration.ofDays(14).toMillis()));
        assertThat(config(Topics.CONVERSATION_EVENTS).get("cleanup.policy").value())
                .isEqualTo("delete");
        assertThat(config(Topics.CONVERSATION_OWNERS).get("cleanup.policy").value())
                .isEqualTo("compact");
        assertThat(config(Topics.CONVERSATION_EVENTS.deadLetter())
                        .get("retention.ms")
                        .value())
                .isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
        assertThat(partitions(Topics.CONVERSATION_EVENTS)).isEqualTo(4);
    }

    @Test
    void creating_the_topics_again_changes_nothing() {
        new TopicCreator(broker.bootstrapServers(), Topics.DEFAULT_PREFIX, 7, 1).createAll(List.of(QUEUE));

        assertThat(partitions(Topics.CONVERSATION_EVENTS)).isEqualTo(4);
    }

    @Test
    void committed_records_survive_a_kill_and_a_restart_at_the_same_address() {
        String address = broker.bootstrapServers();
        KafkaRecords.createTopic(broker, "survivor");
        KafkaRecords.produce(broker, "survivor", "before the kill");

        broker.kill();
        broker.restart();

        assertThat(broker.bootstrapServers()).isEqualTo(address);
        KafkaRecords.produce(broker, "survivor", "after the kill");
        assertThat(KafkaRecords.consume(broker, "survivor", 2)).containsExactly("before the kill", "after the kill");
    }

    @Test
    void records_survive_a_stop_and_a_restart() {
        KafkaRecords.createTopic(broker, "sleeper");
        KafkaRecords.produce(broker, "sleeper", "before the stop");

        broker.stop();
        broker.restart();

        assertThat(KafkaRecords.consume(broker, "sleeper", 1)).containsExactly("before the stop");
    }

    @Test
    void a_share_group_reads_a_queue() {
        KafkaRecords.createTopic(broker, "shared");
        KafkaRecords.produce(broker, "shared", "work");

        assertThat(KafkaRecords.consumeShared(broker, "shared", "agents", 1)).containsExactly("work");
    }

    @Test
    void a_record_of_up_to_4_MiB_is_accepted_and_a_larger_one_is_not() {
        KafkaRecords.createTopic(broker, "large");
        int batchOverheadBytes = 1024;

        KafkaRecords.produce(broker, "large", "x".repeat(BrokerSettings.MAX_MESSAGE_BYTES - batchOverheadBytes));

        assertThatThrownBy(
                        () -> KafkaRecords.produce(broker, "large", "x".repeat(BrokerSettings.MAX_MESSAGE_BYTES + 1)))
                .isInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void a_misspelt_topic_is_not_created() {
        try (Admin admin = KafkaRecords.admin(broker)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private Config config(Topic topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name(topic));
        try (Admin admin = KafkaRecords.admin(broker)) {
            return onlyValue(admin.describeConfigs(List.of(resource)).all());
        }
    }

    private int partitions(Topic topic) {
        try (Admin admin = KafkaRecords.admin(broker)) {
            return onlyValue(admin.describeTopics(List.of(name(topic))).allTopicNames())
                    .partitions()
                    .size();
        }
    }

    private static <K, V> V onlyValue(KafkaFuture<Map<K, V>> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .join()
                .values()
                .iterator()
                .next();
    }

    private static String name(Topic topic) {
        return topic.withPrefix(Topics.DEFAULT_PREFIX);
    }
}
