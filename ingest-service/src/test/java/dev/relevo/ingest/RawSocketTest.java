package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Topics;
import dev.relevo.ingest.admission.InFlight;
import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invalid and unusual requests over a raw socket. The idle timeout is cut to three seconds, so that tests see its effect; {@link
 * ConfigTest} asserts the value in production.
 */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@TestProfile(RawSocketTest.Impatient.class)
@WithTestResource(KafkaTestResource.class)
class RawSocketTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String BODY = Webhooks.text("wamid.RAW", "Hola");
    private static final String POST = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relevo\r\nConnection: close\r\n"
            + "X-Hub-Signature-256: " + Webhooks.signature(Webhooks.SECRET, bytes(BODY)) + "\r\n";
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String CHUNKS = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";

    @TestHTTPResource("/")
    URI base;

    @Inject
    InFlight inFlight;

    Broker broker;

    private Stored stored;
    private RawHttp http;

    /** A profile with an idle timeout of three seconds. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.idle-timeout", "3s",
                    "quarkus.shutdown.timeout", "1s");
        }
    }

    @BeforeEach
    void connect() {
        stored = new Stored(broker.bootstrapServers());
        http = new RawHttp(base);
    }

    @AfterEach
    void everything_reserved_is_released() {
        await().atMost(Duration.ofSeconds(5)).until(() -> inFlight.requests() == 0 && inFlight.bytes() == 0);
        stored.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("an unknown encoding", POST + "Transfer-Encoding: xchunked\r\n\r\n" + CHUNKS, 400),
                Arguments.of("with a length", POST + LENGTH + "Transfer-Encoding: xchunked\r\n\r\n" + BODY, 400),
                Arguments.of("two encodings", POST + "Transfer-Encoding: chunked, identity\r\n\r\n" + CHUNKS, 400),
                Arguments.of("a space before the colon", POST + "Transfer-Encoding : chunked\r\n\r\n" + CHUNKS, 400),
                Arguments.of("two lengths", POST + LENGTH + "Content-Length: 3\r\n\r\n" + BODY, 400),
                Arguments.of("the same length twice", POST + LENGTH + LENGTH + "\r\n" + BODY, 400),
                Arguments.of("a list of lengths", POST + "Content-Length: 3, 3\r\n\r\n" + BODY, 400),
                Arguments.of("a signed length", POST + "Content-Length: +" + BODY.length() + "\r\n\r\n" + BODY, 400),
                Arguments.of("a negative length", POST + "Content-Length: -1\r\n\r\n" + BODY, 400),
                Arguments.of("a length beyond numbers", POST + "Content-Length: 99999999999999999999\r\n\r\n", 400),
                Arguments.of("NUL in a header", POST + "X-A: b\0c\r\n" + LENGTH + "\r\n" + BODY, 400),
                Arguments.of("CR in a header", POST + "X-A: b\rX-B: c\r\n" + LENGTH + "\r\n" + BODY, 400),
                Arguments.of("a long header", POST + "X-A: " + "a".repeat(25_000) + "\r\n\r\n", 431),
                Arguments.of("10,000 headers", POST + "X-A: a\r\n".repeat(10_000) + "\r\n", 431),
                Arguments.of("no host", "GET /webhooks/whatsapp HTTP/1.1\r\n\r\n", 400),
                Arguments.of("an invalid host", "GET /webhooks/whatsapp HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
                Arguments.of("garbage in the body", POST + "Content-Length: 3\r\n\r\n{}x", 401),
                Arguments.of("an unsupported method", "TRACE /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\n\r\n", 405));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_malformed_request_is_rejected_and_the_connection_closed(String name, String request, int status) {
        var before = stored.ends();

        RawHttp.Answer answer = http.send(request, PATIENCE);

        assertThat(answer.statuses()).containsExactly(status);
        assertThat(answer.isClosed()).isTrue();
        assertThat(stored.ends()).isEqualTo(before);
    }

    static Stream<Arguments> stalled() {
        return Stream.of(
                Arguments.of("not a byte", ""),
                Arguments.of("half a header", "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relevo\r\nX-A"),
                Arguments.of("half a body", POST + LENGTH + "\r\n" + BODY.substring(0, 10)),
                Arguments.of("half a chunk", POST + CHUNKED + "\r\n10\r\nabc"),
                Arguments.of("a TLS hello", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"));
    }

    /** With Quarkus' default idle timeout of half an hour the connection would stay open. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("stalled")
    void a_silent_connection_is_closed(String name, String request) {
        var before = stored.ends();

        RawHttp.Answer answer = http.send(request, PATIENCE);

        assertThat(answer.isClosed()).isTrue();
        assertThat(answer.statuses()).doesNotContain(200);
        assertThat(stored.ends()).isEqualTo(before);
    }

    /** 36 MB are declared, more than the limit; eleven bytes are sent. */
    @Test
    void a_declared_length_reserves_nothing() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 11; i++) {
                Socket socket = new Socket(base.getHost(), base.getPort());
                socket.getOutputStream()
                        .write((POST + "Content-Length: 3145728\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
                held.add(socket);
            }
            await().until(() -> inFlight.bytes() == 11);

            RawHttp.Answer honest = http.send(POST + LENGTH + "\r\n" + BODY, PATIENCE);

            assertThat(honest.statuses()).containsExactly(200);
            assertThat(inFlight.bytes()).isEqualTo(11);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void a_length_beyond_all_numbers_is_too_large() {
        RawHttp.Answer answer = http.send(POST + "Content-Length: 99999999999999999999\r\n\r\n{", PATIENCE);

        assertThat(answer.statuses()).hasSize(1).containsAnyOf(400, 413);
    }

    @Test
    void an_endless_body_is_cut_off() {
        RawHttp.Answer answer =
                http.flood(POST + CHUNKED + "\r\n", "10000\r\n" + "x".repeat(65_536) + "\r\n", 1L << 30, PATIENCE);

        assertThat(answer.isClosed()).isTrue();
        assertThat(answer.statuses()).doesNotContain(200);
    }

    @Test
    void a_chunk_without_a_size_ends_the_connection() {
        RawHttp.Answer answer = http.send(POST + CHUNKED + "\r\nzz\r\n{}\r\n0\r\n\r\n", PATIENCE);

        assertThat(answer.isClosed()).isTrue();
        assertThat(answer.statuses()).doesNotContain(200, 500);
    }

    @Test
    void chunks_alone_are_read() {
        RawHttp.Answer answer = http.send(POST + CHUNKED + "\r\n" + CHUNKS, PATIENCE);

        assertThat(answer.statuses()).containsExactly(200);
    }

    @Test
    void http_2_is_not_supported() {
        RawHttp.Answer answer = http.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", PATIENCE);

        assertThat(answer.isClosed()).isTrue();
        assertThat(answer.statuses()).doesNotContain(200);
    }

    /** RFC 9112, 5.2: the fold becomes a space; it neither hides nor adds a header. */
    @Test
    void a_folded_header_is_one_header() {
        RawHttp.Answer answer = http.send(POST + "X-A: b\r\n Content-Length: 3\r\n" + LENGTH + "\r\n" + BODY, PATIENCE);

        assertThat(answer.statuses()).containsExactly(200);
    }

    @Test
    void bytes_after_a_body_are_a_new_request() {
        String keepAlive = POST.replace("Connection: close\r\n", "") + LENGTH + "\r\n" + BODY;

        assertThat(http.send(keepAlive + "garbage\r\n\r\n", PATIENCE).text())
                .contains("1.1 200 OK", "1.0 400 Bad Request");
        assertThat(http.send(keepAlive + POST + LENGTH + "\r\n" + BODY, PATIENCE)
                        .statuses())
                .containsExactly(200, 200);
    }

    @Test
    void request_headers_never_become_record_headers() {
        String body = Webhooks.text("wamid.RAW-HEADERS", "Hola");
        String post = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relevo\r\nConnection: close\r\nX-Hub-Signature-256: "
                + Webhooks.signature(Webhooks.SECRET, bytes(body)) + "\r\nContent-Length: " + body.length() + "\r\n";

        RawHttp.Answer answer = http.send(
                post + "ce_type: evil\r\nce_id: evil\r\nREPLY_TOPIC: evil\r\ntraceparent: evil\r\n\r\n" + body,
                PATIENCE);

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.RAW-HEADERS"))
                .hasSize(1)
                .allSatisfy(record -> assertThat(record.headers().toArray())
                        .extracting(Header::key)
                        .doesNotHaveDuplicates()
                        .doesNotContain("REPLY_TOPIC", "traceparent"))
                .allSatisfy(record -> assertThat(record.headers().toArray())
                        .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                        .doesNotContain("evil"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
