package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Provider;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.TopicNames;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.TopicCreator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * 6,000 people whose bot says nothing, so that a timer of each is open; two routers, packaged as they ship, of which one joins
 * while the timers fire; three kill -9 in the midst of it, one with the disk gone. Whoever reads committed sees each of them
 * handed over once. That this test can fail is shown by a router that processes at least once: {@code -Dmutants}.
 */
class RouterFaultsIT {
    private static final int PEOPLE = 6_000;
    /** The timers of all fire within this time. */
    private static final Duration SPREAD = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** Longer than any router is away. */
    private static final Duration SILENCE = Duration.ofSeconds(25);

    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final TopicNames NAMES = new TopicNames(Topics.DEFAULT_PREFIX);
    private static final String POLICY = """
            number: default
            timeZone: UTC
            detectors: {bot-silent: {weight: 1.0, after: PT4S}}
            queues: [{name: support-es, hours: always, answerWithin: PT4H}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;

    @Test
    void every_stuck_person_is_handed_over_once_whatever_dies(@TempDir Path directory) {
        assertThat(timesHandedOver(directory, List.of()))
                .hasSize(PEOPLE)
                .allSatisfy((person, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    @EnabledIfSystemProperty(named = "mutants", matches = ".*")
    void a_router_that_processes_at_least_once_hands_people_over_twice_or_never(@TempDir Path directory) {
        Map<String, Integer> times = timesHandedOver(directory, List.of("-Dmutant.at-least-once=true"));

        long twice = times.values().stream().filter(count -> count > 1).count();
        int never = PEOPLE - times.size();
        System.out.printf("at least once: more than once=%d never=%d of %d%n", twice, never, PEOPLE);
        assertThat(twice + never).isPositive();
    }

    /** By conversation, as a committed reader has seen it in the end. */
    private static Map<String, Integer> timesHandedOver(Path directory, List<String> options) {
        try (KafkaServer broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")))) {
            String address = broker.bootstrapServers();
            new TopicCreator(address).createAll(List.of("support-es", "support-any"));
            send(address, Topics.ESCALATION_POLICIES, List.of(policy()));
            try (RouterProcess one = RouterProcess.start("router-0", directory, address, options);
                    Seen seen = new Seen(address)) {
                one.awaitReady();
                writeAll(address);
                try (RouterProcess two = RouterProcess.start("router-1", directory, address, options)) {
                    seen.await(PEOPLE / 10);
                    one.kill();
                    one.startAgain();
                    two.awaitReady();
                    seen.await(PEOPLE / 3);
                    two.kill();
                    two.loseState();
                    two.startAgain();
                    seen.await(PEOPLE / 2);
                    one.kill();
                    one.startAgain();
                    one.awaitReady();
                    two.awaitReady();
                    seen.awaitAllOrSilence();
                    seen.awaitAllThatCame(address);
                    return seen.timesByConversation;
                }
            }
        }
    }

    private static PolicyPublished policy() {
        return new PolicyPublished(EventMeta.now("policy", Instant.now()), "default", POLICY);
    }

    private static void writeAll(String address) {
        Instant start = Instant.now();
        send(
                address,
                Topics.CONVERSATION_EVENTS,
                java.util.stream.IntStream.range(0, PEOPLE)
                        .mapToObj(person -> writes(
                                person, start.plus(SPREAD.multipliedBy(person).dividedBy(PEOPLE))))
                        .toList());
    }

    private static UserMessage writes(int person, Instant at) {
        String messageId = "wamid." + person;
        String waId = Long.toString(573_000_000_000L + person);
        return new UserMessage(
                EventMeta.now(messageId, at),
                ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META),
                MessageContent.text(messageId, "¿cuándo llega mi pedido?"));
    }

    private static void send(String address, Topic topic, List<? extends Event> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Event event : events) {
                producer.send(new ProducerRecord<>(
                        NAMES.of(topic),
                        null,
                        event.meta().occurredAt().toEpochMilli(),
                        event.key().getBytes(StandardCharsets.UTF_8),
                        EventJson.write(event)));
            }
        }
    }

    /** What a committed reader has seen so far on the queue's topic. */
    private static final class Seen implements AutoCloseable {
        private final Map<String, Integer> timesByConversation = new HashMap<>();
        private final KafkaConsumer<byte[], byte[]> consumer;

        Seen(String address) {
            consumer = new KafkaConsumer<>(
                    Map.<String, Object>of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            address,
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                            "read_committed"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(NAMES.of(Topics.handoffs("support-es"))).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** Waits until so many conversations were handed over. */
        void await(int conversations) {
            Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                poll();
                return timesByConversation.size() >= conversations;
            });
        }

        /** Waits until everybody was handed over, or nobody else is for a while. */
        void awaitAllOrSilence() {
            long[] lastNewsNanos = {System.nanoTime()};
            Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                int before = timesByConversation.size();
                poll();
                if (timesByConversation.size() > before) {
                    lastNewsNanos[0] = System.nanoTime();
                }
                return timesByConversation.size() >= PEOPLE || System.nanoTime() - lastNewsNanos[0] > SILENCE.toNanos();
            });
        }

        /**
         * Waits until routers that handle messages again have handed over somebody on each partition, and all that came before
         * has been read.
         */
        void awaitAllThatCame(String address) {
            List<UserMessage> last = java.util.stream.IntStream.range(PEOPLE, PEOPLE + 50)
                    .mapToObj(person -> writes(person, Instant.now()))
                    .toList();
            send(address, Topics.CONVERSATION_EVENTS, last);
            int wanted = timesByConversation.size() + last.size();
            await(wanted);
            last.forEach(message -> timesByConversation.remove(message.key()));
        }

        private void poll() {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(record -> timesByConversation.merge(
                            new String(record.key(), StandardCharsets.UTF_8), 1, Integer::sum));
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
