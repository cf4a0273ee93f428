package dev.relevo.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.KafkaCluster;
import dev.relevo.stack.TopicCreator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the packaged service against three real nodes, two of which must store a record, while nodes are killed, stopped and
 * paused. After each fault the same audit: every message answered 200 is stored. The last test shows that the audit finds a loss.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class ClusterFaultsIT {
    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private KafkaCluster cluster;
    private IngestProcess ingest;

    @BeforeAll
    void start(@TempDir Path directory) {
        cluster = KafkaCluster.start(directory, NODES);
        new TopicCreator(cluster.bootstrapServers(), Topics.DEFAULT_PREFIX, NODES, NODES).createAll(List.of());
        ingest = new IngestProcess(directory, cluster.bootstrapServers());
    }

    @AfterAll
    void stop() {
        ingest.close();
        cluster.close();
    }

    /** Each node leads a third of the partitions; the second is killed as soon as the first is back. */
    @Test
    void killed_nodes_lose_no_message_and_make_no_duplicate() {
        try (Sender sender = new Sender("killed", ingest.address())) {
            for (int node = 1; node < NODES; node++) {
                awaitMore(sender, 100);
                cluster.kill(node);
                awaitMore(sender, 100);
                cluster.start(node);
            }
            sender.stop();
            Audit audit = Audit.of(cluster.bootstrapServers(), "killed");

            assertThat(audit.missing(sender.accepted())).isEmpty();
            assertThat(audit.misplaced()).isZero();
            assertThat(audit.copies()).hasSameSizeAs(sender.accepted());
            // Only messages answered 503 may have duplicates: the producer's own retries make none.
            assertThat(sender.repeated()).containsAll(audit.doubled(sender.accepted()));
        }
    }

    /** As in an upgrade of the brokers. */
    @Test
    void nodes_restarted_in_order_are_hardly_noticed() {
        try (Sender sender = new Sender("rolled", ingest.address())) {
            for (int node = 1; node <= NODES; node++) {
                awaitMore(sender, 100);
                cluster.stop(node);
                awaitMore(sender, 100);
                cluster.start(node);
            }
            sender.stop();
            Audit audit = Audit.of(cluster.bootstrapServers(), "rolled");

            assertThat(audit.missing(sender.accepted())).isEmpty();
            assertThat(audit.doubled(sender.accepted())).isEmpty();
            assertThat(sender.repeated())
                    .hasSizeLessThanOrEqualTo(sender.accepted().size() / 100);
        }
    }

    @Test
    void with_too_few_nodes_everything_is_refused_in_time_and_stored_later() {
        Webhooks webhooks = new Webhooks(ingest.address());
        cluster.kill(2);
        cluster.kill(3);
        long start = System.nanoTime();

        HttpResponse<String> refused = webhooks.post(Webhooks.text("few.1.", "Hola"));
        Duration waited = Duration.ofNanos(System.nanoTime() - start);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(waited).isLessThan(Duration.ofSeconds(7));
        cluster.start(2);
        cluster.start(3);
        await().atMost(PATIENCE)
                .until(() -> webhooks.post(Webhooks.text("few.1.", "Hola")).statusCode() == 200);
        assertThat(Audit.of(cluster.bootstrapServers(), "few").missing(Set.of("few.1.")))
                .isEmpty();
    }

    /** The nodes are paused and continue with what they had received: a 503 does not mean that nothing is stored. */
    @Test
    void a_late_acknowledgement_makes_a_duplicate_with_the_same_id() {
        Webhooks webhooks = new Webhooks(ingest.address());
        String webhook = Webhooks.text("late.1.", "Hola");
        IntStream.rangeClosed(1, NODES).forEach(cluster::suspend);

        int hung = webhooks.post(webhook).statusCode();
        IntStream.rangeClosed(1, NODES).forEach(cluster::resume);
        await().atMost(PATIENCE).until(() -> webhooks.post(webhook).statusCode() == 200);
        Audit audit = Audit.of(cluster.bootstrapServers(), "late");

        assertThat(hung).isEqualTo(503);
        assertThat(audit.missing(Set.of("late.1."))).isEmpty();
        assertThat(audit.copies()).hasSize(1);
    }

    /** The broken variant: an answer before the acknowledgement, and a killed process. */
    @Test
    void the_audit_finds_what_an_early_answer_loses() {
        Set<String> answered =
                IntStream.range(0, 20).mapToObj(i -> "early." + i + ".").collect(Collectors.toSet());
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "linger.ms", 60_000),
                new StringSerializer(),
                new StringSerializer());
        answered.forEach(messageId -> {
            var unused = producer.send(new ProducerRecord<>(
                    Topics.CONVERSATION_EVENTS.withPrefix(Topics.DEFAULT_PREFIX),
                    "k",
                    "{\"messageId\":\"" + messageId + "\"}"));
        });
        // What a killed process has not sent yet. Closed after the audit only: closing may still send some of it.
        try {
            assertThat(Audit.of(cluster.bootstrapServers(), "early").missing(answered))
                    .isEqualTo(new TreeSet<>(answered));
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private static void awaitMore(Sender sender, int more) {
        int target = sender.accepted().size() + more;
        await().atMost(PATIENCE).until(() -> sender.accepted().size() >= target);
    }
}
