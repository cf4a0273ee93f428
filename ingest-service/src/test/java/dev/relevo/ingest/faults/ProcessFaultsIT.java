package dev.relevo.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.ingest.RawHttp;
import dev.relevo.ingest.Stored;
import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the packaged service while it is killed, stopped, restarted, flooded, and sent duplicates concurrently. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class ProcessFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private KafkaServer broker;
    private Path directory;

    @BeforeAll
    void start(@TempDir Path shared) {
        directory = shared;
        broker = KafkaServer.start(KafkaServer.Options.onFreePorts(shared.resolve("kafka")));
        new TopicCreator(broker.bootstrapServers()).createAll(List.of());
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    /** After a kill at any moment the sender retries what was not answered, which makes the same event. */
    @Test
    void a_killed_service_loses_nothing_and_makes_no_new_event() {
        try (IngestProcess ingest = ingest();
                Sender sender = new Sender("shot", ingest.address())) {
            for (int i = 0; i < 2; i++) {
                awaitMore(sender, 200);
                ingest.kill();
                ingest.start();
            }
            awaitMore(sender, 200);
            sender.stop();
            assertThat(sender.broken()).isPositive();
            Audit audit = Audit.of(broker.bootstrapServers(), "shot");

            assertThat(audit.missing(sender.accepted())).isEmpty();
            assertThat(audit.copies()).hasSize(sender.accepted().size());
        }
    }

    /** A Kubernetes Service routes only to ready instances, and removes an instance before it is stopped. */
    @Test
    void instances_restarted_in_turn_fail_no_request() {
        try (IngestProcess one = ingest();
                IngestProcess other = ingest();
                Sender sender = new Sender("turned", one.address())) {
            for (int i = 0; i < 2; i++) {
                IngestProcess leaving = i % 2 == 0 ? one : other;
                IngestProcess staying = i % 2 == 0 ? other : one;
                awaitMore(sender, 100);
                sender.turnTo(staying.address());
                leaving.stop(GRACE);
                leaving.start();
            }
            sender.stop();

            assertThat(sender.broken()).isZero();
            assertThat(sender.repeated()).isEmpty();
            assertThat(Audit.of(broker.bootstrapServers(), "turned").missing(sender.accepted()))
                    .isEmpty();
        }
    }

    @Test
    void a_stop_without_a_broker_answers_requests_in_progress_and_ends() throws Exception {
        try (IngestProcess ingest = ingest();
                ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Webhooks webhooks = new Webhooks(ingest.address());
            assertThat(webhooks.post(Webhooks.text("stopped.0.", "Hola")).statusCode())
                    .isEqualTo(200);
            broker.stop();
            try {
                Future<Integer> underWay = client.submit(
                        () -> webhooks.post(Webhooks.text("stopped.1.", "Hola")).statusCode());
                await().atMost(PATIENCE).until(() -> ingest.readiness() == 503);
                long start = System.nanoTime();
                ingest.stop(GRACE);
                Duration took = Duration.ofNanos(System.nanoTime() - start);

                assertThat(underWay.get()).isEqualTo(503);
                assertThat(took).isLessThan(GRACE);
            } finally {
                broker.restart();
            }
        }
    }

    /** 500 concurrent senders of 3 MB each exceed the heap by far. */
    @Test
    void a_flood_of_large_bodies_is_rejected_and_the_service_stays_healthy() throws Exception {
        byte[] body = ("{\"object\":\"flood\",\"pad\":\"" + "x".repeat(3 * 1024 * 1024 - 100) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        String signature = Webhooks.signature(Webhooks.SECRET, body);
        try (IngestProcess ingest = ingest("-Xmx256m");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                answers.add(clients.submit(() -> new RawHttp(ingest.address())
                        .post("/webhooks/whatsapp", "X-Hub-Signature-256: " + signature, body, PATIENCE)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }

            assertThat(statuses).contains(503).containsOnly(200, 503);
            assertThat(ingest.isAlive()).isTrue();
            assertThat(ingest.log()).doesNotContain("OutOfMemory");
            await().atMost(PATIENCE).until(() -> ingest.readiness() == 200);
            assertThat(new Webhooks(ingest.address())
                            .post(Webhooks.text("flooded.1.", "Hola"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Each slow sender occupies a connection, but not longer than any webhook may take. */
    @Test
    void a_thousand_slow_senders_delay_nobody_and_are_disconnected() throws Exception {
        byte[] half = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relevo\r\nContent-Length: 1000\r\n\r\n{"
                .getBytes(StandardCharsets.UTF_8);
        List<Socket> slow = new ArrayList<>();
        try (IngestProcess ingest = ingest()) {
            for (int i = 0; i < 1_000; i++) {
                Socket socket =
                        new Socket(ingest.address().getHost(), ingest.address().getPort());
                socket.getOutputStream().write(half);
                slow.add(socket);
            }

            for (int i = 0; i < 20; i++) {
                assertThat(new Webhooks(ingest.address())
                                .post(Webhooks.text("beside." + i + ".", "Hola"))
                                .statusCode())
                        .isEqualTo(200);
            }
            Socket last = slow.getLast();
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(25))
                    .until(() -> isCutOff(last));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Sends one more byte, so that the connection is never idle; the second write after the server closed it fails. */
    private static boolean isCutOff(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Test
    void the_same_webhook_fifty_times_at_once_is_one_event() throws Exception {
        try (IngestProcess ingest = ingest();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(clients.submit(() -> new Webhooks(ingest.address())
                        .post(Webhooks.text("twin.1.", "Hola"))
                        .statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
            Audit audit = Audit.of(broker.bootstrapServers(), "twin");

            assertThat(audit.missing(Set.of("twin.1."))).isEmpty();
            assertThat(audit.copies()).hasSize(1);
        }
    }

    /** A proxy that follows the length would see a second request inside the body. */
    @Test
    void a_request_with_length_and_chunks_is_rejected_and_nothing_after_it_is_read() throws IOException {
        String body = Webhooks.text("framed.1.", "Hola");
        String both = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relevo\r\nX-Hub-Signature-256: "
                + Webhooks.signature(Webhooks.SECRET, body.getBytes(StandardCharsets.UTF_8))
                + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        try (IngestProcess ingest = ingest();
                Stored stored = new Stored(broker.bootstrapServers())) {
            RawHttp.Answer answer =
                    new RawHttp(ingest.address()).send(both + "GET /none HTTP/1.1\r\nHost: x\r\n\r\n", PATIENCE);

            assertThat(answer.statuses()).containsExactly(400);
            assertThat(answer.isClosed()).isTrue();
            assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "framed.1.")).isEmpty();
            assertThat(ingest.log()).doesNotContain("ERROR");
        }
    }

    private IngestProcess ingest(String... options) {
        return new IngestProcess(directory, broker.bootstrapServers(), options);
    }

    private static void awaitMore(Sender sender, int more) {
        int target = sender.accepted().size() + more;
        await().atMost(PATIENCE).until(() -> sender.accepted().size() >= target);
    }
}
