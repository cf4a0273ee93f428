package dev.relevo.notifier.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.FakeGraphApi;
import dev.relevo.stack.Broker;
import dev.relevo.stack.Database;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.LocalStack;
import dev.relevo.stack.PostgresServer;
import dev.relevo.stack.TopicCreator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All hostile records of all channels at once against the packaged service, followed by normal traffic on every partition. */
class ReaderMatrixIT {
    private static final Logger LOG = Logger.getLogger(ReaderMatrixIT.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NUMBERS = 12;

    @Test
    void no_record_stops_a_channel_and_each_is_parked_once_or_processed(@TempDir Path directory) throws Exception {
        var graph = new FakeGraphApi();
        try (Broker broker = LocalStack.startBroker(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
                Database database =
                        LocalStack.startDatabase(PostgresServer.Options.onFreePort(directory.resolve("postgres")))) {
            new TopicCreator(broker.bootstrapServers()).createAll(List.of());
            allowLargeRecords(broker);
            try (var notifier = new NotifierProcess(directory, broker.bootstrapServers(), database, graph.start())) {
                Map<Poison, String> places = new LinkedHashMap<>();
                Instant now = Instant.now();
                for (InputChannel channel : InputChannel.values()) {
                    for (Poison poison : Poison.all(channel, now)) {
                        // The broker accepts no record without a key on a compacted topic.
                        if (poison.key() != null || channel.topic().cleanUp() != Topic.CleanUp.COMPACT) {
                            places.put(poison, send(broker, poison));
                        }
                    }
                }

                trafficFlows(broker, database, 71);
                notifier.restart();
                trafficFlows(broker, database, 72);

                check(broker, places);
                assertThat(notifier.isAlive()).isTrue();
            }
        } finally {
            graph.stop();
        }
    }

    private static void check(Broker broker, Map<Poison, String> places) {
        for (InputChannel channel : InputChannel.values()) {
            List<String> parked = parked(broker, channel.topic());
            var poisons = places.entrySet().stream()
                    .filter(entry -> entry.getKey().channel() == channel)
                    .toList();
            for (var entry : poisons) {
                assertThat(Collections.frequency(parked, entry.getValue()))
                        .as(entry.getKey().toString())
                        .isEqualTo(entry.getKey().isParked() ? 1 : 0);
            }
            LOG.infof(
                    "matrix: reader=notifier channel=%s poisons=%d parked=%d passed=%d restarts=1",
                    channel, poisons.size(), parked.size(), poisons.size() - parked.size());
        }
    }

    private static void trafficFlows(Broker broker, Database database, int round) {
        Instant now = Instant.now();
        List<String> numbers = IntStream.range(0, NUMBERS)
                .mapToObj(i -> Integer.toString(round * 100 + i))
                .toList();
        for (String number : numbers) {
            for (InputChannel channel : InputChannel.values()) {
                if (channel == InputChannel.STATUSES) {
                    await(database, InputChannel.OUTBOUND, number);
                }
                var event = channel.event(number, now);
                String ignored = send(
                        broker,
                        new ProducerRecord<>(name(channel.topic()), Poison.text(number), EventJson.write(event)));
            }
        }
        for (InputChannel channel : InputChannel.values()) {
            numbers.forEach(number -> await(database, channel, number));
        }
    }

    private static void await(Database database, InputChannel channel, String number) {
        Awaitility.await(channel + " of " + number)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count(database, channel.effect(), number) > 0);
    }

    private static int count(Database database, String query, String number) {
        String url = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "currentSchema=notifier";
        try (var connection = DriverManager.getConnection(url, Database.NAME, Database.NAME);
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, number);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void allowLargeRecords(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", "3145728"), AlterConfigOp.OpType.SET);
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
            Arrays.stream(InputChannel.values())
                    .forEach(channel -> changes.put(
                            new ConfigResource(ConfigResource.Type.TOPIC, name(channel.topic())), List.of(limit)));
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static String send(Broker broker, Poison poison) {
        return send(
                broker,
                new ProducerRecord<>(
                        name(poison.channel().topic()), null, poison.key(), poison.value(), poison.headers()));
    }

    private static String send(Broker broker, ProducerRecord<byte[], byte[]> record) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "acks", "all", "max.request.size", 8 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var written = producer.send(record).get();
            return written.partition() + "@" + written.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> parked(Broker broker, Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name(topic.deadLetter())).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(100))) {
                    assertThat(letter.serializedValueSize()).isLessThanOrEqualTo(DeadLetter.VALUE_MAX_BYTES);
                    found.add(header(letter, "dead-letter-partition") + "@" + header(letter, "dead-letter-offset"));
                }
            }
            return found;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String name(Topic topic) {
        return topic.withPrefix(Topics.DEFAULT_PREFIX);
    }
}
