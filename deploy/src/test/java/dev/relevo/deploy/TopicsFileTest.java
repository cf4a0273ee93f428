package dev.relevo.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script that makes the topics against a {@code kafka-topics.sh} that writes down what it is asked. */
class TopicsFileTest {
    private static final Path SCRIPT =
            Chart.SOURCE.resolve("files/create-topics.sh").toAbsolutePath();

    @TempDir
    Path bin;

    @BeforeEach
    void writeDownWhatIsAsked() throws IOException {
        Path fake = bin.resolve("kafka-topics.sh");
        Files.writeString(fake, """
                #!/bin/sh
                cp "$4" "$BIN/client.properties"
                shift 4
                case $1 in
                    --list) echo "$EXISTING" ;;
                    *) echo "$*" >>"$BIN/asked" ;;
                esac
                """);
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void every_topic_is_made_as_the_contract_says_with_its_dead_letters() throws Exception {
        run(Map.of("QUEUES", "support-es billing-en"));

        List<String> expected = Stream.concat(
                        Topics.all().stream(), Stream.of(Topics.handoffs("support-es"), Topics.handoffs("billing-en")))
                .flatMap(topic -> Stream.of(topic, topic.deadLetter()))
                .map(TopicsFileTest::creation)
                .toList();
        assertThat(asked()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void what_is_there_is_left_alone() throws Exception {
        String existing = "eu." + Topics.RATING_EVENTS.name();

        run(Map.of("QUEUES", "", "EXISTING", existing));

        assertThat(asked())
                .noneMatch(line -> line.startsWith("--create --topic " + existing + " "))
                .anyMatch(line -> line.startsWith("--create --topic " + existing + ".dead-letter "));
    }

    @Test
    void a_secured_cluster_is_spoken_to_as_the_services_do() throws Exception {
        run(Map.of(
                "QUEUES", "",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_JAAS_CONFIG", "module required username=\"u\" password=\"p=w\";"));

        assertThat(Files.readAllLines(bin.resolve("client.properties")))
                .containsExactlyInAnyOrder(
                        "security.protocol=SASL_SSL",
                        "sasl.jaas.config=module required username=\"u\" password=\"p=w\";");
    }

    private static String creation(Topic topic) {
        Duration retention = topic.retention();
        String kept = retention == null
                ? "--config cleanup.policy=compact"
                : "--config cleanup.policy=delete --config retention.ms=" + retention.toMillis();
        return "--create --topic " + topic.withPrefix("eu.") + " --partitions 24 --replication-factor 3"
                + " --config min.insync.replicas=2 --config max.message.bytes=4194304 " + kept;
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(bin.resolve("asked"));
    }

    private void run(Map<String, String> environment) throws Exception {
        var script = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        script.environment()
                .putAll(Map.of(
                        "BIN", bin.toString(),
                        "PATH", bin + ":" + System.getenv("PATH"),
                        "EXISTING", "",
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                        "TOPIC_PREFIX", "eu.",
                        "PARTITIONS", "24",
                        "REPLICAS", "3",
                        "MIN_INSYNC_REPLICAS", "2"));
        script.environment().putAll(environment);

        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
