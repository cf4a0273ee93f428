package dev.relevo.router.queues;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.Handoff;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterService;
import dev.relevo.stack.TopicCreator;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Queues whose topic or whose agents are gone, on a real broker. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class QueueWatchTest extends RouterService {
    @Inject
    QueueWatchTest(
            EventProducer producer,
            TopicNames topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        super(producer, topics, bootstrapServers);
    }

    /** The handoff before proves that the router had written there: its producer knows the topic that goes. */
    @Test
    void a_topic_that_is_deleted_comes_back_and_the_handoff_made_meanwhile_is_in_it() throws Exception {
        PhoneNumberId number = numberOf("deleted");
        handoff(asks(number, "573000020001"), "deleted");

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(topic("deleted"))).all().get();
            ConversationId meanwhile = asks(number, "573000020002");
            eventually().until(() -> admin.listTopics().names().get().contains(topic("deleted")));

            Handoff kept = handoff(meanwhile, "deleted");
            assertThat(kept.conversationId()).isEqualTo(meanwhile);
            assertThat(retentionOf(admin, topic("deleted"))).isGreaterThan(Duration.ofDays(3));
        }
    }

    @Test
    void a_queue_that_nobody_takes_from_is_seen_and_so_is_a_consumer_that_joins() {
        Handoff waiting = handoff(asks(numberOf("alone"), "573000020011"), "alone");
        eventually().until(() -> gauge("consumers", "alone") == 0 && gauge("waiting", "alone") == 1);

        as("agent")
                .contentType("application/json")
                .body(Map.of("agentId", "rita"))
                .post("/v1/handoffs/" + waiting.handoffId() + "/claim")
                .then()
                .statusCode(200);

        eventually().until(() -> gauge("consumers", "alone") == 1 && gauge("waiting", "alone") == 0);
    }

    @Test
    void members_of_consumer_and_share_groups_are_counted_as_long_as_they_are_there() {
        numberOf("crowded");
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "group.id", "crowd");
        Map<String, Object> shared = Map.of("bootstrap.servers", bootstrapServers, "group.id", "sharing-crowd");
        var bytes = new ByteArrayDeserializer();

        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes);
                var sharer = new KafkaShareConsumer<>(shared, bytes, bytes)) {
            consumer.subscribe(List.of(topic("crowded")));
            sharer.subscribe(List.of(topic("crowded")));
            eventually().until(() -> {
                consumer.poll(Duration.ofMillis(50));
                sharer.poll(Duration.ofMillis(50));
                return gauge("consumers", "crowded") == 2;
            });
        }
        eventually().until(() -> gauge("consumers", "crowded") == 0);
    }

    /** A number of the queue's own, whose policy has that queue alone. */
    private PhoneNumberId numberOf(String queue) {
        new TopicCreator(bootstrapServers).createAll(List.of(queue));
        PhoneNumberId number = new PhoneNumberId("40999" + Math.abs(queue.hashCode()));
        as("operator")
                .contentType("text/plain")
                .body(POLICY.replace("default", '"' + number.value() + '"').replace("support-es", queue))
                .put("/v1/policies/" + number.value())
                .then()
                .statusCode(200);
        return number;
    }

    private ConversationId asks(PhoneNumberId number, String waId) {
        return says(number, waId, "wamid." + waId, "quiero hablar con una persona")
                .conversationId();
    }

    private String topic(String queue) {
        return topics.of(Topics.handoffs(queue));
    }

    private static Duration retentionOf(Admin admin, String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        String millis = Objects.requireNonNull(settings.get("retention.ms")).value();
        return Duration.ofMillis(Long.parseLong(millis));
    }

    /** As Prometheus reads it; -1 when it is not there. */
    private static double gauge(String name, String queue) {
        String series = "relevo_router_queue_" + name + "{queue=\"" + queue + "\"} ";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElse(-1);
    }

    private static String metrics() {
        return given().baseUri("http://localhost:" + managementPort())
                .get("/q/metrics")
                .asString();
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
