package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses and secrets that a channel can use. */
@QuarkusTest
@QuarkusTestResource(WebServer.class)
class ChannelSettingsTest extends WebServerTest {
    @Test
    void without_its_secret_a_receiver_is_misconfigured() {
        put("bare-1", "slack", "#alerts", Map.of(), "9611").statusCode(200);

        send(RatingEvents.of("9611").opened());

        eventually().until(() -> value("SELECT reason FROM delivery WHERE receiver = ?", "bare-1")
                .equals("MISCONFIGURED"));
        assertThat(web.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, ftp://example.org/x-marker",
        "webhook, http://169.254.169.254/x-marker",
        "webhook, http://2130706433/x-marker",
        "webhook, https://user:x-marker@example.org/",
        "webhook, http://[::ffff:169.254.169.254]/x-marker",
        "alertmanager, http://0x7f.1:9093/x-marker",
        "alertmanager, http://localhost:9093/?x-marker",
        "telegram, x-marker",
        "telegram, @x-marker"
    })
    void an_address_that_a_channel_cannot_use_is_refused(String channel, String address) {
        put("bad-1", channel, address, Map.of(), "9612")
                .statusCode(400)
                .body("violations.field", hasSize(1))
                .body(not(containsString("x-marker")));
    }

    @ParameterizedTest
    @CsvSource({
        "slack, url, http://169.254.169.254/x-marker",
        "teams, url, gopher://example.org/x-marker",
        "slack, token, x-marker",
        "pagerduty, routingKey, x-marker",
        "telegram, token, 1:../x-marker",
        "webhook, secret, whsec_x-marker",
        "alertmanager, authorization, x-marker"
    })
    void a_secret_that_a_channel_cannot_use_is_refused(String channel, String name, String value) {
        String address =
                switch (channel) {
                    case "telegram" -> "@alerts";
                    case "webhook", "alertmanager" -> web.url();
                    default -> "Alerts";
                };
        put("bad-2", channel, address, Map.of(name, value), "9613")
                .statusCode(400)
                .body("violations.field", hasSize(1))
                .body(not(containsString("x-marker")));
    }
}
