package dev.relevo.router;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.process.ChildProcess;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the how-to, compiled and run as it says there, against a real broker and a real router. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class AgentClientTest {
    private static final Path EXAMPLE = Path.of("../docs/how-to/agent-client/AgentClient.java");
    private static final int PEOPLE = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventProducer producer;
    private final TopicNames topics;
    private final String bootstrapServers;

    @Inject
    AgentClientTest(
            EventProducer producer,
            TopicNames topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.producer = producer;
        this.topics = topics;
        this.bootstrapServers = bootstrapServers;
    }

    @ParameterizedTest
    @CsvSource({"consumer, support-es, 573000100", "share, support-any, 573000200"})
    void it_claims_helps_and_ends(String group, String queue, String people, @TempDir Path directory)
            throws ExecutionException, InterruptedException, IOException {
        PhoneNumberId number = new PhoneNumberId("30999000000" + people);
        publish(number, queue);
        settings("agents-" + queue);
        Path log = directory.resolve("log");

        try (ChildProcess client = start(group, queue, directory, log)) {
            IntStream.range(0, PEOPLE).forEach(person -> asks(number, people + person));

            for (int person = 0; person < PEOPLE; person++) {
                ConversationId conversation = ConversationId.of(number, people + person);
                Committed.await(
                        bootstrapServers,
                        topics.of(Topics.HANDOFF_EVENTS),
                        HandoffResolved.class,
                        1,
                        ended -> ended.handoff().conversationId().equals(conversation));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> millisOfClaims(log).size() >= PEOPLE);
            assertThat(client.isAlive()).isTrue();
        }
        // The median: the first ones wait for connections, and other tests run beside this one.
        List<Long> millis = millisOfClaims(log).stream().sorted().toList();
        assertThat(millis.get(millis.size() / 2))
                .as("claims took %s ms", millis)
                .isLessThan(1_000);
    }

    private ChildProcess start(String group, String queue, Path directory, Path log) {
        return ChildProcess.start(new ChildProcess.Spec(
                "agent",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLE.toString(),
                        bootstrapServers,
                        queue,
                        "ana",
                        group),
                Map.of(),
                log,
                directory.resolve("pid")));
    }

    /** As the how-to says for a share group; a consumer group does not mind. */
    private void settings(String group) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<AlterConfigOp> settings = List.of(
                    new AlterConfigOp(
                            new ConfigEntry("share.isolation.level", "read_committed"), AlterConfigOp.OpType.SET),
                    new AlterConfigOp(
                            new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), settings))
                    .all()
                    .get();
        }
    }

    private static void publish(PhoneNumberId number, String queue) {
        given().header("Authorization", "Bearer operator-key")
                .contentType("text/plain")
                .body("""
                        number: "%s"
                        timeZone: UTC
                        queues: [{name: %s, hours: always}]
                        paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                        """.formatted(number.value(), queue))
                .put("/v1/policies/" + number.value())
                .then()
                .statusCode(200);
    }

    private void asks(PhoneNumberId number, String waId) {
        String messageId = "wamid." + waId;
        producer.send(
                        Topics.CONVERSATION_EVENTS,
                        new UserMessage(
                                EventMeta.now(messageId, Instant.now()),
                                ConversationRef.of(number, null, Person.ofWaId(waId), Provider.META),
                                MessageContent.text(messageId, "quiero hablar con una persona")))
                .join();
    }

    private static List<Long> millisOfClaims(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("handoff-claimed"))
                .map(line -> Long.valueOf(line.substring(line.indexOf("afterMillis=") + "afterMillis=".length())))
                .toList();
    }
}
