package dev.relevo.quickstart.client;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A {@code read_committed} reader of every topic, from its start on, that keeps what it read. Thread-safe. */
public final class TopicWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int SHOWN = 8;

    private final Map<String, Topic> topics;
    private final List<Event> seen = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;

    private TopicWatch(Map<String, Topic> topics, KafkaConsumer<String, byte[]> consumer) {
        this.topics = topics;
        this.consumer = consumer;
        this.reader = Thread.ofVirtual().name("topic-watch").unstarted(this::read);
    }

    /**
     * Starts at the end of every topic: earlier records are not read.
     *
     * @param queues the agent queues to watch
     */
    public static TopicWatch start(String bootstrapServers, Collection<String> queues) {
        Map<String, Topic> topics = Stream.concat(
                        Topics.all().stream(), queues.stream().map(Topics::handoffs))
                .collect(Collectors.toMap(topic -> topic.withPrefix(Topics.DEFAULT_PREFIX), Function.identity()));
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The end is looked up lazily; asking for each position pins it before the story begins.
        partitions.forEach(consumer::position);
        var watch = new TopicWatch(topics, consumer);
        watch.reader.start();
        return watch;
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::remember);
            }
        } catch (WakeupException closed) {
            return;
        }
    }

    private void remember(ConsumerRecord<String, byte[]> kafkaRecord) {
        Topic topic = topics.get(kafkaRecord.topic());
        if (topic == null || kafkaRecord.value() == null) {
            return;
        }
        try {
            seen.add(WireJson.MAPPER.readValue(kafkaRecord.value(), topic.event()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what is on " + kafkaRecord.topic(), e);
        }
    }

    /** The matching events of a kind that were read so far. */
    public <E extends Event> List<E> all(Class<E> kind, Predicate<E> which) {
        return seen.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .toList();
    }

    /** The first matching event of a kind; waits for it. */
    public <E extends Event> E await(Class<E> kind, String awaited, Predicate<E> which) {
        return await(kind, awaited, Await.USUAL, which);
    }

    /** The first matching event of a kind; waits for it. */
    public <E extends Event> E await(Class<E> kind, String awaited, Duration limit, Predicate<E> which) {
        return Await.until(awaited, limit, () -> all(kind, which).stream().findFirst(), () -> latest().orElse(
                        "nothing on any topic"));
    }

    /** The kinds of the latest events: enough to see the progress, without personal data. */
    private Optional<String> latest() {
        List<String> kinds =
                seen.stream().map(event -> event.getClass().getSimpleName()).toList();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "last " + String.join(", ", kinds.subList(Math.max(0, kinds.size() - SHOWN), kinds.size())));
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
