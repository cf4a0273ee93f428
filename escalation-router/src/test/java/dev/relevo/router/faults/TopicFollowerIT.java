package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.router.kafka.TopicFollower;
import dev.relevo.router.kafka.TopicFollowers;
import dev.relevo.stack.KafkaServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that fails at a record, on a real broker: the follower continues with the next. */
class TopicFollowerIT {
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(20));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void it_skips_what_its_reader_cannot_take_and_what_is_too_old(@TempDir Path directory) throws Exception {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            Deployment deployment =
                    Deployment.create("follow", broker.bootstrapServers(), directory, Duration.ofMinutes(10));
            String topic = deployment.topic(Topics.CONVERSATION_OWNERS);
            write(deployment, topic, LONG_AGO, "old");
            write(deployment, topic, Instant.now(), "one", "poison", "two");

            try (TopicFollower follower = TopicFollowers.of(
                            Map.of("bootstrap.servers", deployment.bootstrapServers()),
                            new BackgroundLoops(meters, InstantSource.system()),
                            meters)
                    .follow(
                            topic,
                            new TopicFollower.From.Since(Instant.now().minus(Duration.ofDays(15))),
                            record -> take(new String(record.value(), StandardCharsets.UTF_8)))) {
                follower.awaitCaughtUp();
                write(deployment, topic, Instant.now(), "poison", "three");
                Awaitility.await().until(() -> read.contains("three"));
            }

            assertThat(read).containsExactly("one", "two", "three");
            assertThat(meters.get("relevo.records.unusable").counter().count()).isEqualTo(2);
            assertThat(meters.get("relevo.loop.failures").counter().count()).isZero();
        }
    }

    private void take(String value) {
        if (value.equals("poison")) {
            throw new IllegalStateException("as a reader with a bug");
        }
        read.add(value);
    }

    private static void write(Deployment deployment, String topic, Instant at, String... values) throws Exception {
        try (var producer = deployment.producer()) {
            for (String value : values) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, 0, at.toEpochMilli(), bytes, bytes))
                        .get();
            }
        }
    }
}
