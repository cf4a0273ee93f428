package dev.relevo.router.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Topics;
import dev.relevo.router.RouterProcess;
import dev.relevo.stack.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** One packaged router and more than it can do at once, or less than it should. */
class LoadIT {
    private static KafkaServer broker;
    private static Path home;

    @BeforeAll
    public static void start(@TempDir Path directory) {
        home = directory;
        broker = KafkaServer.start(KafkaServer.Options.onFreePorts(directory.resolve("kafka")));
    }

    @AfterAll
    public static void stop() {
        broker.close();
    }

    /** A backlog of an hour. One user in ten has waited for the bot since then; the others have their answers. */
    @Test
    void after_a_backlog_those_are_handed_over_who_waited_then_and_nobody_else(TestReporter reporter) {
        int people = 10_000;
        Deployment deployment =
                Deployment.create("backlog", broker.bootstrapServers(), home, Deployment.SHORTEST_SILENCE);
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        long events = writeBacklog(deployment, people, hourAgo);
        try (Handovers seen = new Handovers(deployment);
                RouterProcess router = deployment.router("router-0")) {
            router.awaitReady();
            long ready = System.nanoTime();
            deployment.awaitAllThatCame(seen);
            Duration took = Duration.ofNanos(System.nanoTime() - ready);
            seen.await(IntStream.range(0, people).filter(LoadIT::isWaiting));
            deployment.awaitAllThatCame(seen);
            reporter.publishEntry("backlog of " + events + " events caught up in", took.toString());

            assertThat(seen.notOnce(IntStream.range(0, people).filter(LoadIT::isWaiting)))
                    .isEmpty();
            assertThat(IntStream.range(0, people).filter(person -> !isWaiting(person) && seen.hasSeen(person)))
                    .as("answered then, and handed over now")
                    .isEmpty();
        }
    }

    private static boolean isWaiting(int person) {
        return person % 10 == 0;
    }

    /** Ten events a person, two seconds between question and answer; who waits writes once more at the end. */
    private static long writeBacklog(Deployment deployment, int people, Instant start) {
        long events = 0;
        try (var producer = deployment.producer()) {
            for (int turn = 0; turn < 5; turn++) {
                for (int person = 0; person < people; person++) {
                    Instant at = start.plusSeconds(60L * turn).plusMillis(5L * person);
                    String id = "wamid." + person + "." + turn;
                    Stream<ConversationEvent> said = Stream.of(
                            People.says(person, id, "pregunta " + turn + " de " + person, at),
                            People.botAnswers(
                                    person, id + ".bot", "respuesta " + turn + " a " + person, at.plusSeconds(2)));
                    List<ConversationEvent> sent =
                            said.limit(turn == 4 && isWaiting(person) ? 1 : 2).toList();
                    sent.forEach(event -> producer.send(deployment.record(Topics.CONVERSATION_EVENTS, event)));
                    events += sent.size();
                }
            }
        }
        return events;
    }

    @Test
    void one_partition_that_is_hot_or_held_keeps_the_others_from_nothing(TestReporter reporter) {
        Deployment deployment =
                Deployment.create("lanes", broker.bootstrapServers(), home, Deployment.SHORTEST_SILENCE);
        try (Handovers seen = new Handovers(deployment);
                RouterProcess router = deployment.router("router-0")) {
            router.awaitReady();

            int hot = 0;
            try (Asking asking = new Asking(deployment, 100)) {
                writeHot(deployment, hot, 5_000);
                seen.await(IntStream.of(hot));
                deployment.awaitAllThatCame(seen);
                asking.stop();
                seen.await(asking.people());
                List<Duration> waits = asking.waits(seen);
                reporter.publishEntry(
                        "longest wait beside a hot conversation",
                        waits.getLast().toString());

                assertThat(waits.getLast()).isLessThan(Duration.ofSeconds(10));
                assertThat(seen.notOnce(IntStream.concat(IntStream.of(hot), asking.people())))
                        .isEmpty();
                assertThat(Changelog.largestOf(deployment, People.conversation(hot)))
                        .isBetween(1, 16 * 1024);
                assertThat(router.metrics("kafka_consumer_fetch_manager_records_lag"))
                        .isNotEmpty();
            }

            int held = 10_000;
            try (KafkaProducer<byte[], byte[]> hanging = hanging(deployment)) {
                hanging.beginTransaction();
                hanging.send(
                        deployment.record(Topics.CONVERSATION_EVENTS, People.asksForSomebody(held, Instant.now())));
                hanging.flush();
                IntStream others = IntStream.range(held + 1, held + 101);
                deployment.write(
                        Topics.CONVERSATION_EVENTS,
                        others.mapToObj(person -> People.asksForSomebody(person, Instant.now()))
                                .toList());
                seen.await(
                        IntStream.range(held + 1, held + 101).filter(person -> partition(person) != partition(held)));
                Awaitility.await().atMost(Handovers.PATIENCE).until(() -> heldSeconds(router, partition(held)) > 2);

                assertThat(seen.times(IntStream.range(held, held + 101)
                                .filter(person -> partition(person) == partition(held))))
                        .allSatisfy((person, times) -> assertThat(times).isZero());
                assertThat(heldSeconds(router, (partition(held) + 1) % 4)).isZero();
                hanging.abortTransaction();
            }
            deployment.awaitAllThatCame(seen);
            assertThat(seen.hasSeen(held)).isFalse();
            assertThat(seen.notOnce(IntStream.range(held + 1, held + 101))).isEmpty();
            Awaitility.await().atMost(Handovers.PATIENCE).until(() -> heldSeconds(router, partition(held)) == 0);
        }
    }

    private static void writeHot(Deployment deployment, int person, int messages) {
        deployment.write(
                Topics.CONVERSATION_EVENTS,
                IntStream.range(0, messages)
                        .mapToObj(message -> People.says(
                                person,
                                "wamid.hot." + message,
                                "quiero hablar con una persona, " + message,
                                Instant.now()))
                        .toList());
    }

    private static KafkaProducer<byte[], byte[]> hanging(Deployment deployment) {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        deployment.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "somebody-else"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    /** The partition that producers choose for the user's key. */
    private static int partition(int person) {
        byte[] key = People.conversation(person).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % 4;
    }

    /** As the router's metrics say. */
    private static double heldSeconds(RouterProcess router, int partition) {
        return router.metrics("relevo_router_input_held_seconds").stream()
                .filter(line ->
                        line.contains("partition=\"" + partition + "\"") && line.contains("conversation-events"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
