package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guarantee that other tests rely on: a write that only one node has is not acknowledged. */
class KafkaClusterTest {
    @Test
    void a_record_is_stored_while_all_but_one_node_are_running(@TempDir Path directory) {
        try (KafkaCluster cluster = KafkaCluster.start(directory, 3)) {
            new TopicCreator(cluster.bootstrapServers(), "t.", 1, 3).createAll(List.of());

            assertThat(isStored(cluster)).isTrue();
            cluster.kill(3);
            await().atMost(Duration.ofSeconds(30)).until(() -> isStored(cluster));
            cluster.suspend(2);
            assertThat(isStored(cluster)).isFalse();
            cluster.resume(2);
            await().atMost(Duration.ofSeconds(30)).until(() -> isStored(cluster));
            cluster.start(3);
            assertThat(isStored(cluster)).isTrue();
        }
    }

    private static boolean isStored(KafkaCluster cluster) {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", cluster.bootstrapServers(),
                        "acks", "all",
                        "max.block.ms", 2_000,
                        "request.timeout.ms", 1_000,
                        "delivery.timeout.ms", 2_000,
                        "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.CONVERSATION_EVENTS.withPrefix("t."), "key", "value"))
                    .get();
            return true;
        } catch (Exception notStored) {
            return false;
        }
    }
}
