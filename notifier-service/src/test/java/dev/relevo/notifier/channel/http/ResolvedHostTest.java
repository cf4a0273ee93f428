package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which address a request goes. */
class ResolvedHostTest extends HttpSendTest {
    /** The server listens on the loopback address, and nothing reaches it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "0.0.0.0"
            })
    void a_name_that_resolves_to_an_address_that_is_not_public_is_refused_when_saved_and_when_sent(String address) {
        var http = client(STRICT, names(List.of("8.8.8.8", address)));
        String url = "http://hooks.example.org:" + server.port() + "/";

        assertThat(http.problem(url)).isPresent();
        assertThat(http.post(url, BODY)).isEqualTo(new SendResult.Rejected(FailureReason.ADDRESS_BLOCKED));
        assertThat(server.connections()).isZero();
    }

    @Test
    void what_is_expected_does_not_repeat_the_address() {
        assertThat(client(STRICT, names(List.of("127.0.0.1"))).problem("http://hooks.example.org/"))
                .contains("an http or https URL of a host that messages may be sent to");
        assertThat(client(new HttpRules(false, false, Duration.ofSeconds(1)), names(List.of("127.0.0.1")))
                        .problem("http://hooks.example.org/"))
                .contains("an https URL of a host that messages may be sent to");
    }

    /** The second resolution would lead to the server: the name is resolved once, and the connection goes to the first answer. */
    @Test
    void a_name_that_changes_its_address_changes_nothing() {
        var http = client(STRICT, names(List.of("198.41.0.4"), List.of("127.0.0.1")));

        assertThat(http.post("http://hooks.example.org:" + server.port() + "/", BODY))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE));
        assertThat(resolutions).hasValue(1);
        assertThat(server.connections()).isZero();
    }

    @Test
    void the_request_goes_to_the_checked_address_under_the_name() {
        var http = client(OPEN, names(List.of("127.0.0.1")));

        assertThat(http.post("http://hooks.example.org:" + server.port() + "/x", BODY))
                .isEqualTo(new SendResult.Sent(null));
        assertThat(server.only().headers()).containsEntry("host", "hooks.example.org:" + server.port());
    }

    @Test
    void the_next_address_is_tried_when_the_first_takes_no_connection() {
        var http = client(OPEN, names(List.of("127.0.0.9", "127.0.0.1")));

        assertThat(http.post("http://hooks.example.org:" + server.port() + "/", BODY))
                .isEqualTo(new SendResult.Sent(null));
    }

    @Test
    void a_name_that_cannot_be_resolved_is_saved_and_sent_later() {
        var http = client(STRICT, host -> {
            throw new UnknownHostException();
        });

        assertThat(http.problem("http://hooks.example.org/")).isEmpty();
        assertThat(http.post("http://hooks.example.org/", BODY))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE));
    }

    @Test
    void a_resolution_that_hangs_is_left_in_time() {
        var http = client(STRICT, host -> {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofSeconds(20).toNanos());
            throw new UnknownHostException();
        });

        assertInTime(() -> assertThat(http.post("http://hooks.example.org/", BODY))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE)));
    }
}
