package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.MisbehavingServer.Request;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Tests of HTTP channels, whose provider is a real server. */
@QuarkusTestResource(WebServer.class)
abstract class WebServerTest extends ServiceTest {
    static final String ROUTING_KEY = "0123456789abcdef0123456789ABCDEF";
    static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String PREVIOUS = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    /** Set by its test resource. */
    @SuppressWarnings("NullAway.Init")
    MisbehavingServer web;

    @BeforeEach
    void forget() {
        web.reset();
    }

    static ValidatableResponse put(
            String name, String channel, String address, Map<String, String> secrets, String number) {
        return operator()
                .body(Map.of(
                        "channel",
                        channel,
                        "address",
                        address,
                        "language",
                        "en",
                        "timeZone",
                        "America/Bogota",
                        "phoneNumberIds",
                        List.of(number),
                        "secrets",
                        secrets))
                .put("/v1/receivers/" + name)
                .then();
    }

    Request requestTo(String path) {
        eventually().until(() -> !web.requests().isEmpty());
        Request request = web.requests().getFirst();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST " + path);
        return request;
    }

    void assertSent(String receiver) {
        eventually().until(() -> value("SELECT state FROM delivery WHERE receiver = ?", receiver)
                .equals("SENT"));
    }

    static JsonNode json(Request request) throws JsonProcessingException {
        return EventJson.mapper().readTree(request.body());
    }
}
