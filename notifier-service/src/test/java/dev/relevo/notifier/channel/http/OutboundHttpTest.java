package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.MisbehavingServer;
import dev.relevo.notifier.MisbehavingServer.Behaviour;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request makes of each answer. */
class OutboundHttpTest extends HttpSendTest {
    @ParameterizedTest
    @CsvSource({
        "200, SENT, ",
        "202, SENT, ",
        "204, SENT, ",
        "301, REJECTED, BAD_REQUEST",
        "302, REJECTED, BAD_REQUEST",
        "307, REJECTED, BAD_REQUEST",
        "400, REJECTED, BAD_REQUEST",
        "401, REJECTED, UNAUTHORIZED",
        "403, REJECTED, UNAUTHORIZED",
        "404, REJECTED, ADDRESS_REFUSED",
        "408, RETRYABLE, UNAVAILABLE",
        "410, REJECTED, ADDRESS_REFUSED",
        "413, REJECTED, BAD_REQUEST",
        "422, REJECTED, BAD_REQUEST",
        "425, RETRYABLE, UNAVAILABLE",
        "429, RETRYABLE, RATE_LIMITED",
        "500, RETRYABLE, UNAVAILABLE",
        "502, RETRYABLE, UNAVAILABLE",
        "503, RETRYABLE, UNAVAILABLE",
        "504, RETRYABLE, UNAVAILABLE",
        "599, RETRYABLE, UNAVAILABLE"
    })
    void the_status_decides(int status, String outcome, FailureReason reason) {
        server.next(new Behaviour.Reply(status, Map.of("Content-Type", "text/html"), "<html>"));

        SendResult expected =
                switch (outcome) {
                    case "SENT" -> new SendResult.Sent(null);
                    case "REJECTED" -> new SendResult.Rejected(reason, status);
                    default -> new SendResult.Retryable(reason, Duration.ZERO, status);
                };
        assertThat(post(OPEN, server.url() + "/hook?a=b")).isEqualTo(expected);
        assertThat(server.only().path()).isEqualTo("/hook?a=b");
        assertThat(server.only().body()).isEqualTo("{}");
        assertThat(server.only().headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("host", "127.0.0.1:" + server.port());
    }

    @Test
    void the_wait_is_read_in_seconds_and_as_a_date() {
        server.next(
                new Behaviour.Reply(429, Map.of("Retry-After", "30"), ""),
                new Behaviour.Reply(503, Map.of("Retry-After", "Sat, 28 Nov 2026 14:02:00 GMT"), ""));

        assertThat(post(OPEN, server.url()))
                .isEqualTo(new SendResult.Retryable(FailureReason.RATE_LIMITED, Duration.ofSeconds(30), 429));
        assertThat(post(OPEN, server.url()))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNAVAILABLE, Duration.ofMinutes(2), 503));
    }

    @Test
    void after_an_error_the_next_request_succeeds() {
        server.next(new Behaviour.Reply(500));

        assertThat(post(OPEN, server.url())).isInstanceOf(SendResult.Retryable.class);
        assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Sent(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) throws IOException {
        try (var other = new MisbehavingServer()) {
            server.next(new Behaviour.Reply(status, Map.of("Location", other.url()), ""));

            assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Rejected(FailureReason.BAD_REQUEST, status));
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void a_redirect_to_a_metadata_service_is_not_followed() {
        server.next(new Behaviour.Reply(302, Map.of("Location", "http://169.254.169.254/latest/meta-data"), ""));

        assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Rejected(FailureReason.BAD_REQUEST, 302));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "<html>garbage</html>\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "\0\1\2\r\n\r\n"
            })
    void without_a_complete_head_there_is_no_answer(String bytes) {
        server.next(new Behaviour.Raw(bytes));

        assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Retryable(FailureReason.NO_ANSWER));
    }

    @Test
    void half_a_body_does_not_change_what_the_status_said() {
        server.next(
                new Behaviour.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"),
                new Behaviour.Raw("HTTP/1.1 503 x\r\nContent-Length: 100\r\n\r\nhalf"));

        assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Sent(null));
        assertThat(post(OPEN, server.url()))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNAVAILABLE, Duration.ZERO, 503));
    }

    @Test
    void a_server_that_hangs_is_left_in_time() {
        server.next(new Behaviour.Hang());

        assertInTime(() ->
                assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Retryable(FailureReason.NO_ANSWER)));
    }

    @Test
    void a_head_that_drips_is_left_in_time() {
        server.next(new Behaviour.Drip("HTTP/1.1 200 OK\r\nX: "));

        assertInTime(() ->
                assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Retryable(FailureReason.NO_ANSWER)));
    }

    @Test
    void a_body_that_drips_is_left_in_time_and_its_status_counts() {
        server.next(new Behaviour.Drip("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));

        assertInTime(() -> assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Sent(null)));
    }

    @Test
    void of_a_huge_body_64_kib_are_read() {
        server.next(new Behaviour.Huge(200), new Behaviour.Huge(400));
        var lengths = new ArrayDeque<Integer>();

        assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Sent(null));
        client(OPEN, InetAddress::getAllByName).post(server.url(), Map.of(), BODY, answer -> {
            lengths.add(answer.body().length());
            return answer.result();
        });

        assertThat(lengths).containsExactly(64 * 1_024);
        assertThat(server.written()).isLessThan(40_000_000);
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() throws IOException {
        server.close();

        assertThat(post(OPEN, server.url())).isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE));
    }

    @Test
    void a_body_over_512_kib_is_not_sent() {
        var http = client(OPEN, InetAddress::getAllByName);

        assertThat(http.post(server.url(), new byte[512 * 1_024])).isEqualTo(new SendResult.Sent(null));
        assertThat(http.post(server.url(), new byte[512 * 1_024 + 1]))
                .isEqualTo(new SendResult.Rejected(FailureReason.BAD_REQUEST));
        assertThat(server.requests()).hasSize(1);
    }
}
