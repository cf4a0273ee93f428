package dev.relevo.router.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** What a committed reader sees on the queue's topic of a deployment, from its start on, on a thread of its own. */
public final class Handovers implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Map<String, Sight> byConversation = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    /** How often a handoff of a conversation was seen, and when the first. */
    private record Sight(int times, long firstNanos) {
        public Sight again() {
            return new Sight(times + 1, firstNanos);
        }
    }

    public Handovers(Deployment deployment) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        deployment.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(deployment.topic(Deployment.QUEUE)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().name("handovers").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL)
                        .forEach(record -> byConversation.merge(
                                new String(record.key(), StandardCharsets.UTF_8),
                                new Sight(1, System.nanoTime()),
                                (known, more) -> known.again()));
            }
        } catch (WakeupException e) {
            // Closing.
        }
    }

    public int count() {
        return byConversation.size();
    }

    /** Waits until so many conversations were handed over. */
    public void await(int conversations) {
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> count() >= conversations);
    }

    /** Waits until these people were handed over. */
    public void await(IntStream people) {
        List<String> wanted = people.mapToObj(People::conversation).toList();
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> byConversation
                .keySet()
                .containsAll(wanted));
    }

    public boolean hasSeen(int person) {
        return byConversation.containsKey(People.conversation(person));
    }

    /** Whether this conversation was handed over, of any user. */
    public boolean hasSeen(String conversation) {
        return byConversation.containsKey(conversation);
    }

    /** When the first handoff of the user was seen, as {@link System#nanoTime}. */
    public long firstNanos(int person) {
        Sight sight = byConversation.get(People.conversation(person));
        if (sight == null) {
            throw new AssertionError("never handed over: person " + person);
        }
        return sight.firstNanos();
    }

    /** How often each of these people was handed over; who never was is 0. */
    public Map<Integer, Integer> times(IntStream people) {
        Map<Integer, Integer> times = new HashMap<>();
        people.forEach(person -> {
            Sight sight = byConversation.get(People.conversation(person));
            times.put(person, sight == null ? 0 : sight.times());
        });
        return times;
    }

    /** Those of these people who were not handed over exactly once, with how often they were. */
    public Map<Integer, Integer> notOnce(IntStream people) {
        Map<Integer, Integer> times = times(people);
        times.values().removeIf(count -> count == 1);
        return times;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
