package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.router.RouterProcess;
import dev.relevo.router.faults.Poison.Fate;
import dev.relevo.stack.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader of the packaged router with every record that could stop one, all at once on a broker that takes more than ours
 * write; then traffic, a restart, and traffic. The dead-letter topics are missing when the router starts.
 */
class ReaderMatrixIT {
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGEST = 4 * 1024 * 1024;

    @Test
    void nothing_stops_a_reader(@TempDir Path directory, TestReporter reporter) throws Exception {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment = Deployment.create("matrix", broker.bootstrapServers(), directory, SILENCE);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                take(admin, deployment);
            }
            List<Poison> all = Poison.all(Instant.now());
            try (RouterProcess router = deployment.router("router-0");
                    Handovers seen = new Handovers(deployment)) {
                router.awaitReady();
                write(deployment, all);
                deployment.awaitAllThatCame(seen);
                Map<String, Long> parked = parked(deployment);
                long skipped = awaitSkipped(router, count(all, Fate.SKIPPED));

                router.stop();
                router.startAgain();
                router.awaitReady();
                deployment.awaitAllThatCame(seen);

                reporter.publishEntry(Map.of(
                        "cases", Integer.toString(all.size()),
                        "parked", Integer.toString(parked.size()),
                        "skipped", Long.toString(skipped),
                        "lost", Long.toString(metric(router, "relevo_dead_letters_lost_total"))));
                assertThat(parked).hasSize((int) count(all, Fate.PARKED));
                assertThat(parked(deployment)).isEqualTo(parked);
                assertThat(parked.values()).containsOnly(1L);
                assertThat(skipped).isEqualTo(count(all, Fate.SKIPPED));
                assertThat(all.stream()
                                .filter(Poison::asks)
                                .map(ReaderMatrixIT::key)
                                .filter(id -> !seen.hasSeen(id)))
                        .isEmpty();
                assertThat(router.log()).doesNotContain("Stream thread died");
            }
        }
    }

    private static String key(Poison poison) {
        return new String(Objects.requireNonNull(poison.key()), StandardCharsets.UTF_8);
    }

    private static long count(List<Poison> all, Fate fate) {
        return all.stream().filter(poison -> poison.fate() == fate).count();
    }

    /** Records as large and as strangely dated as a broker can be told to take; and no dead letters. */
    private static void take(Admin admin, Deployment deployment) throws Exception {
        var settings = List.of(
                new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", Integer.toString(LARGEST)), AlterConfigOp.OpType.SET),
                new AlterConfigOp(
                        new ConfigEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                        AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(List.of(
                                Topics.CONVERSATION_EVENTS,
                                Topics.AGENT_ACTIONS,
                                Topics.ESCALATION_POLICIES,
                                Topics.AGENT_PRESENCE,
                                Topics.NUMBER_STATES,
                                Topics.HANDOFF_EVENTS)
                        .stream()
                        .collect(Collectors.toMap(
                                topic -> new ConfigResource(ConfigResource.Type.TOPIC, deployment.topic(topic)),
                                topic -> settings)))
                .all()
                .get();
        admin.deleteTopics(List.of(
                        deployment.topic(Topics.CONVERSATION_EVENTS.deadLetter()),
                        deployment.topic(Topics.AGENT_ACTIONS.deadLetter())))
                .all()
                .get();
    }

    private static void write(Deployment deployment, List<Poison> all) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        deployment.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
            for (Poison poison : all) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                        deployment.topic(poison.topic()),
                        null,
                        poison.stamp().toEpochMilli(),
                        poison.key(),
                        poison.value());
                poison.headers()
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                sent.add(producer.send(record));
            }
            for (var each : sent) {
                each.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("poison was not written", e);
        }
    }

    /** How often each record was parked, by where it came from. */
    private static Map<String, Long> parked(Deployment deployment) {
        Map<String, Long> times = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", deployment.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (Topic topic : List.of(Topics.CONVERSATION_EVENTS, Topics.AGENT_ACTIONS)) {
                consumer.partitionsFor(deployment.topic(topic.deadLetter()))
                        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> times.merge(origin(record), 1L, Long::sum));
            }
        }
        return times;
    }

    private static String origin(ConsumerRecord<byte[], byte[]> record) {
        return List.of("dead-letter-topic", "dead-letter-partition", "dead-letter-offset").stream()
                .map(name -> new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(":"));
    }

    private static long awaitSkipped(RouterProcess router, long expected) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(skipped(router))
                        .as("%s", router.metrics("relevo_records_"))
                        .isGreaterThanOrEqualTo(expected));
        return skipped(router);
    }

    private static long skipped(RouterProcess router) {
        return metric(router, "relevo_records_unknown_total") + metric(router, "relevo_records_unusable_total");
    }

    private static long metric(RouterProcess router, String name) {
        return (long) router.metrics(name).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
