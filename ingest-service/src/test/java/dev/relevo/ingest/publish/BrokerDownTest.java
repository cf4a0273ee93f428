package dev.relevo.ingest.publish;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.event.Ids;
import dev.relevo.event.Topics;
import dev.relevo.ingest.Stored;
import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.Broker;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker is really stopped: an answer before the broker's acknowledgement would be a 200 here. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class BrokerDownTest {
    @TestHTTPResource("/")
    URI base;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    Broker broker;

    @AfterEach
    void restart_the_broker() {
        broker.restart();
        await().atMost(Duration.ofSeconds(60)).until(() -> ready() == 200);
    }

    @Test
    void a_webhook_gets_503_in_seven_seconds_and_its_redelivery_200() {
        Webhooks webhooks = new Webhooks(base);
        String webhook = Webhooks.text("wamid.DOWN", "Hola");
        assertThat(webhooks.post(Webhooks.text("wamid.UP", "Hola")).statusCode())
                .isEqualTo(200);
        broker.stop();

        long start = System.nanoTime();
        HttpResponse<String> refused = webhooks.post(webhook);
        Duration waited = Duration.ofNanos(System.nanoTime() - start);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("broker_unavailable").doesNotContain("Timeout", "573001112233");
        assertThat(waited).isLessThan(Duration.ofSeconds(7));

        broker.restart();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> webhooks.post(webhook).statusCode() == 200);
        try (Stored stored = new Stored(broker.bootstrapServers())) {
            assertThat(stored.holding(Topics.CONVERSATION_EVENTS, "wamid.DOWN"))
                    .isNotEmpty()
                    .extracting(record ->
                            new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                    .containsOnly(Ids.derived("meta", "106540352242922", "wamid.DOWN", "user-message"));
        }
    }

    @Test
    void without_a_broker_it_is_alive_but_not_ready() {
        broker.stop();

        await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 503);

        given().get(management.resolve("/q/health/live")).then().statusCode(200);
    }

    @Test
    void once_ready_again_it_stores_immediately() {
        Webhooks webhooks = new Webhooks(base);
        broker.stop();
        await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 503);

        broker.restart();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> ready() == 200);

        assertThat(webhooks.post(Webhooks.text("wamid.AGAIN", "Hola")).statusCode())
                .isEqualTo(200);
    }

    private int ready() {
        return given().get(management.resolve("/q/health/ready")).statusCode();
    }
}
