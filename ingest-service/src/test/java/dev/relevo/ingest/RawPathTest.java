package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths over a raw socket, because HTTP clients clean them up: no spelling gets around the key. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@TestProfile(RawSocketTest.Impatient.class)
@WithTestResource(KafkaTestResource.class)
class RawPathTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SIGNAL =
            "{\"type\":\"bot-signal\",\"conversationId\":\"1:573001112233\",\"signal\":\"FALLBACK\",\"id\":\"raw\"}";

    @TestHTTPResource("/")
    URI base;

    Broker broker;

    private Stored stored;
    private RawHttp http;

    @BeforeEach
    void connect() {
        stored = new Stored(broker.bootstrapServers());
        http = new RawHttp(base);
    }

    @AfterEach
    void disconnect() {
        stored.close();
    }

    /** The resource class is annotated; a rule for the path {@code /v1/*} would miss some of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/bot-events",
                "//v1/bot-events",
                "/v1//bot-events",
                "/v1/./bot-events",
                "/v1/x/../bot-events",
                "/v1/bot-events/",
                "/v1/bot-events;a=b",
                "/v1;a=b/bot-events",
                "/v1/bot%2Devents",
                "/%761/bot-events",
                "/v1/%2e/bot-events",
                "/v1/x/%2e%2e/bot-events",
                "/webhooks/whatsapp/../../v1/bot-events",
                "http://elsewhere/v1/bot-events",
                "/v1/bot-events?x"
            })
    void every_spelling_of_the_path_needs_the_key(String path) {
        var before = stored.ends();

        assertThat(postSignal(path, "")).containsExactly(401);
        assertThat(postSignal(path, "X-Forwarded-Prefix: /webhooks\r\nX-Original-URL: /webhooks/whatsapp\r\n"))
                .containsExactly(401);
        assertThat(postSignal(path, "Authorization: Bearer agent-key\r\n")).containsExactly(403);
        assertThat(stored.ends()).isEqualTo(before);
        assertThat(postSignal(path, "Authorization: Bearer bot-key\r\n")).containsExactly(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/x/..;/bot-events",
                "/webhooks/..;/v1/bot-events",
                "/V1/BOT-EVENTS",
                "/v1/bot-events%00",
                "/v1/bot-events%20",
                "/v1%2fbot-events",
                "/%2fv1/bot-events",
                "/v1/bot-events%3ba=b",
                "/v1/bot-events.json",
                "/v1/bot-events#x",
                "/v1\\bot-events",
                "/v1/bot-events%zz",
                "v1/bot-events",
                "*"
            })
    void another_path_is_rejected_even_with_the_key(String path) {
        var before = stored.ends();

        List<Integer> statuses = postSignal(path, "Authorization: Bearer bot-key\r\n");

        assertThat(statuses).singleElement().isIn(400, 404);
        assertThat(postSignal(path, "")).isEqualTo(statuses);
        assertThat(stored.ends()).isEqualTo(before);
    }

    private List<Integer> postSignal(String path, String headers) {
        return http.send(
                        "POST " + path
                                + " HTTP/1.1\r\nHost: relevo\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + headers + "Content-Length: " + SIGNAL.length() + "\r\n\r\n" + SIGNAL,
                        PATIENCE)
                .statuses();
    }
}
