package dev.relevo.router.faults;

import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.TopicNames;
import dev.relevo.router.RouterProcess;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import dev.relevo.stack.TopicCreator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Topics of its own on a broker, with a policy under which a silence hands people over and sameness does not. Several deployments
 * on one broker know nothing of each other.
 *
 * @param name of the group, and of the topics' prefix
 * @param directory where its routers keep their state and logs
 * @param policy of every number
 */
public record Deployment(String name, String bootstrapServers, Path directory, String policy) {
    public static final Topic QUEUE = Topics.handoffs("support-es");
    /** The shortest that a policy may ask for. */
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);

    /** Numbers of people that no test uses. */
    private static final AtomicInteger LAST_PEOPLE = new AtomicInteger(10_000_000);
    /** Enough that some are of each partition. */
    private static final int LAST_PEOPLE_COUNT = 50;

    private static final String POLICY = """
            number: default
            timeZone: UTC
            detectors: {bot-silent: {weight: 1.0, after: %s}, bot-loop: {weight: 0}, user-repeats: {weight: 0}}
            queues: [{name: support-es, hours: always, answerWithin: PT4H}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;

    /** Makes the topics and publishes the policy. */
    public static Deployment create(String name, String bootstrapServers, Path directory, Duration silence) {
        Deployment deployment = new Deployment(name, bootstrapServers, directory, valid(POLICY.formatted(silence)));
        new TopicCreator(bootstrapServers, deployment.prefix(), TopicCreator.DEFAULT_PARTITIONS, 1)
                .createAll(List.of("support-es", "support-any"));
        deployment.write(
                Topics.ESCALATION_POLICIES,
                List.of(new PolicyPublished(EventMeta.now("policy", Instant.now()), "default", deployment.policy)));
        return deployment;
    }

    /** Of a policy that it finds fault with a router takes what it can and leaves the rest at its default: a minute's silence. */
    private static String valid(String policy) {
        try {
            PolicyReader.read(policy);
            return policy;
        } catch (InvalidPolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The name of a topic in this deployment. */
    public String topic(Topic topic) {
        return new TopicNames(prefix()).of(topic);
    }

    /** Starts one of its routers. */
    public RouterProcess router(String instance, String... options) {
        return router(instance, RouterProcess.PACKAGED, options);
    }

    /** Starts one of its routers from this build of the application. */
    public RouterProcess router(String instance, Path application, String... options) {
        List<String> all =
                new ArrayList<>(List.of("-Drelevo.topic-prefix=" + prefix(), "-Drouter.application-id=" + name));
        all.addAll(List.of(options));
        return RouterProcess.start(instance, directory.resolve(name), bootstrapServers, application, all);
    }

    /** Writes events as records of their own time; returns when the broker has them. */
    public void write(Topic topic, List<? extends Event> events) {
        try (var producer = producer()) {
            events.forEach(event -> producer.send(record(topic, event)));
        }
    }

    public KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public ProducerRecord<byte[], byte[]> record(Topic topic, Event event) {
        return new ProducerRecord<>(
                topic(topic),
                null,
                event.meta().occurredAt().toEpochMilli(),
                event.key().getBytes(StandardCharsets.UTF_8),
                EventJson.write(event));
    }

    /**
     * Waits until routers that handle messages have handed over somebody on each partition: all that came before has been read
     * then.
     */
    public void awaitAllThatCame(Handovers seen) {
        int first = LAST_PEOPLE.getAndAdd(LAST_PEOPLE_COUNT);
        write(
                Topics.CONVERSATION_EVENTS,
                IntStream.range(first, first + LAST_PEOPLE_COUNT)
                        .mapToObj(person -> People.asksForSomebody(person, Instant.now()))
                        .toList());
        seen.await(IntStream.range(first, first + LAST_PEOPLE_COUNT));
    }

    /** Ahead of every topic's name. */
    public String prefix() {
        return name + ".";
    }
}
