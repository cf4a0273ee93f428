package dev.relevo.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.ingest.RawHttp;
import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.KafkaServer;
import dev.relevo.stack.TopicCreator;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the packaged service with senders that declare large bodies and send little. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class HeldSocketsIT {
    private static final int HELD = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HEAD = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relevo\r\n";

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

    /**
     * 120 MB are declared, 40 bytes sent. Before declared lengths reserved nothing, eleven such senders made every webhook 503 and
     * readiness DOWN.
     */
    @Test
    void held_sockets_block_nobody_and_are_disconnected() throws IOException {
        List<Socket> held = new ArrayList<>();
        try (var ingest = new IngestProcess(directory, broker.bootstrapServers())) {
            for (int i = 0; i < HELD; i++) {
                held.add(held(ingest.address()));
            }

            for (int i = 0; i < 20; i++) {
                assertThat(post(ingest.address(), "wamid.HELD-" + i)).containsExactly(200);
            }

            assertThat(ingest.readiness()).isEqualTo(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(held).allMatch(HeldSocketsIT::isCutOff));
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** Vert.x answers these before any route; only the packaged service adds the problem body. */
    @Test
    void a_target_that_cannot_be_routed_is_rejected_with_a_problem() {
        Map<String, Integer> targets = Map.of(
                "/v1/%zz",
                400, "/v1/x?a=%zz", 400, "/v1/%00", 400, "/v1/\u00ff\u00fe", 400, "/" + "a".repeat(9_000), 414);
        try (var ingest = new IngestProcess(directory, broker.bootstrapServers())) {
            targets.forEach((target, status) -> {
                RawHttp.Answer answer = new RawHttp(ingest.address())
                        .send("GET " + target + " HTTP/1.1\r\nHost: relevo\r\nConnection: close\r\n\r\n", PATIENCE);

                assertThat(answer.statuses()).containsExactly(status);
                assertThat(answer.text())
                        .contains("application/problem+json")
                        .contains("\"status\":" + status)
                        .doesNotContain("aaaa");
            });
        }
    }

    private static Socket held(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write((HEAD + "Content-Length: 3000000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<Integer> post(URI address, String wamid) {
        String body = Webhooks.text(wamid, "Hola");
        String signature = Webhooks.signature(Webhooks.SECRET, body.getBytes(StandardCharsets.UTF_8));
        return new RawHttp(address)
                .send(
                        HEAD + "Connection: close\r\nX-Hub-Signature-256: " + signature + "\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body,
                        PATIENCE)
                .statuses();
    }

    private static boolean isCutOff(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
