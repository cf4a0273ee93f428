package dev.relevo.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The service's own log is at DEBUG, and the personal values do not appear anywhere else. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class PrivacyTest {
    private static final String[] PERSONAL = {"573001112233", "Rigoberta", "confidencial", "first-secret", "demo-token"
    };

    @TestHTTPResource("/")
    URI base;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void neither_log_nor_metrics_hold_anything_personal() {
        Webhooks webhooks = new Webhooks(base);
        byte[] forged = Webhooks.text("wamid.P1", "confidencial").getBytes(StandardCharsets.UTF_8);
        try (LogWatch log = new LogWatch()) {
            assertThat(webhooks.post(Webhooks.text("wamid.P2", "confidencial")).statusCode())
                    .isEqualTo(200);
            webhooks.post(forged, Webhooks.signature("guess", forged));
            webhooks.post("{\"confidencial\":");
            webhooks.post("{\"object\":\"573001112233\",\"entry\":\"Rigoberta\"}");
            webhooks.post(Webhooks.text("", "confidencial").replace("\"messages\"", "\"Rigoberta\""));
            given().header("Authorization", "Bearer bot-key")
                    .contentType("application/json")
                    .body("{\"type\":\"bot-message\",\"waId\":\"573001112233\",\"text\":\"confidencial\"}")
                    .post("/v1/bot-events");
            given().get("/webhooks/whatsapp?hub.mode=x&hub.verify_token=demo-token");

            assertThat(log.lines()).noneMatch(PrivacyTest::isPersonal);
        }
        String counted = given().get(management.resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(counted)
                .contains(
                        "relevo_ingest_received_total",
                        "relevo_ingest_accepted_total",
                        "relevo_ingest_rejected_total",
                        "relevo_ingest_unknown_total")
                .contains(
                        "relevo_ingest_ack_seconds",
                        "relevo_ingest_in_flight_requests",
                        "relevo_ingest_in_flight_bytes")
                .doesNotContain(PERSONAL);
    }

    private static boolean isPersonal(String line) {
        for (String word : PERSONAL) {
            if (line.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
