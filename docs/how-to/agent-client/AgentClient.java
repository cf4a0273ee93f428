import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An agent client that uses Kafka directly: it reads the handoffs of a queue, claims each, greets the person and resolves it. How to
 * run it: docs/how-to/work-as-an-agent.md. Replace {@link #help} with your agents' work.
 */
public final class AgentClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    /** A claim is usually answered within a second; without an answer continue with the next, this handoff is offered again. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final String agent;
    private final KafkaProducer<String, String> actions;
    private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

    private AgentClient(String bootstrapServers, String agent) {
        this.bootstrapServers = bootstrapServers;
        this.agent = agent;
        this.actions = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    public static void main(String... arguments) throws Exception {
        if (arguments.length < 4) {
            System.err.println("usage: AgentClient <bootstrap servers> <queue> <agent> consumer|share [how many]");
            System.exit(2);
        }
        AgentClient client = new AgentClient(arguments[0], arguments[2]);
        client.followOutcomes();
        int many = arguments.length > 4 ? Integer.parseInt(arguments[4]) : Integer.MAX_VALUE;
        String topic = "relevo.handoffs." + arguments[1];
        String group = "agents-" + arguments[1];
        switch (arguments[3]) {
            case "consumer" -> client.workInConsumerGroup(topic, group, many);
            case "share" -> client.workInShareGroup(topic, group, many);
            default -> throw new IllegalArgumentException("expected consumer or share, got " + arguments[3]);
        }
    }

    /** Each handoff to one member, in order per conversation; at most as many members as the topic has partitions. */
    private void workInConsumerGroup(String topic, String group, int many) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", group,
                "isolation.level", "read_committed", // otherwise aborted handoffs are visible
                "auto.offset.reset", "earliest",
                "enable.auto.commit", false,
                "max.poll.records", 1);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(java.util.List.of(topic));
            for (int done = 0; done < many; ) {
                done += handle(consumer.poll(POLL));
                consumer.commitSync();
            }
        }
    }

    /** As many members as you like, without order. Its isolation level and start are settings of the group, on the broker. */
    private void workInShareGroup(String topic, String group, int many) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", group, "max.poll.records", 1);
        try (var consumer = new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(java.util.List.of(topic));
            for (int done = 0; done < many; ) {
                done += handle(consumer.poll(POLL));
                consumer.commitSync();
            }
        }
    }

    private int handle(ConsumerRecords<String, String> records) throws Exception {
        int handled = 0;
        for (var record : records) {
            JsonNode handoff = JSON.readTree(record.value());
            // The router's own probes need no agent.
            if (!handoff.path("synthetic").asBoolean() && isMine(handoff)) {
                help(handoff);
            }
            handled++;
        }
        return handled;
    }

    /** Claims it and waits for the outcome: the order in the partition decides which agent was first. */
    private boolean isMine(JsonNode handoff) throws Exception {
        long startNanos = System.nanoTime();
        String actionId = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> outcome = new CompletableFuture<>();
        awaited.put(actionId, outcome);
        act("claim", actionId, handoff, null);
        try {
            JsonNode event = outcome.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            long millis = (System.nanoTime() - startNanos) / 1_000_000;
            System.out.printf("%s handoff=%s afterMillis=%d%n", event.path("type").asText(), id(handoff), millis);
            return event.path("type").asText().equals("handoff-claimed");
        } catch (TimeoutException e) {
            System.out.printf("no answer handoff=%s%n", id(handoff));
            return false;
        } finally {
            awaited.remove(actionId);
        }
    }

    private void help(JsonNode handoff) throws Exception {
        act("reply", UUID.randomUUID().toString(), handoff, "Hola, soy " + agent + ". ¿En qué te ayudo?");
        act("resolve", UUID.randomUUID().toString(), handoff, null);
        System.out.printf("done handoff=%s%n", id(handoff));
    }

    /** The key is the conversation. A duplicate actionId acts once, so a failed write may be repeated. */
    private void act(String type, String actionId, JsonNode handoff, String text) throws Exception {
        String now = Instant.now().toString();
        ObjectNode action = JSON.createObjectNode()
                .put("type", type)
                .put("eventId", actionId)
                .put("occurredAt", now)
                .put("recordedAt", now)
                .put("version", 1)
                .put("actionId", actionId)
                .put("handoffId", id(handoff))
                .put("conversationId", handoff.path("conversationId").asText())
                .put("agentId", agent);
        if (text != null) {
            action.put("text", text);
        }
        String key = handoff.path("conversationId").asText();
        actions.send(new ProducerRecord<>("relevo.agent-actions", key, action.toString())).get();
    }

    /** Reads all handoff events from now on and completes the waiting claims. */
    private void followOutcomes() throws InterruptedException {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor("relevo.handoff-events").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                consumer.poll(POLL).forEach(record -> complete(record.value()));
            }
        });
    }

    private void complete(String value) {
        try {
            JsonNode event = JSON.readTree(value);
            CompletableFuture<JsonNode> outcome = awaited.get(event.path("causeId").asText());
            if (outcome != null) {
                outcome.complete(event);
            }
        } catch (IOException e) {
            System.err.println("skipped an event that is not JSON");
        }
    }

    private static String id(JsonNode handoff) {
        return handoff.path("handoffId").asText();
    }
}
