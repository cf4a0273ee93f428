package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts of another system: the real Alertmanager sends them. */
@QuarkusTest
class AlertmanagerTest extends ServiceTest {
    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

    private static final String CONFIG = """
            route: {receiver: relevo, group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers:
              - name: relevo
                webhook_configs:
                  - url: %sv1/alertmanager
                    send_resolved: true
                    http_config: {authorization: {credentials: %s}}
            """;

    @TestHTTPResource("/")
    URI service = URI.create("http://localhost");

    @Test
    void an_alert_of_alertmanager_opens_and_ends(@TempDir Path directory) throws Exception {
        assumeTrue(Files.exists(BINARY), "prometheus-alertmanager is not installed");
        int port = freePort();
        Path config = Files.writeString(directory.resolve("config.yml"), CONFIG.formatted(service, Keys.OPERATOR));
        Process alertmanager = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        try {
            String url = "http://127.0.0.1:" + port;
            eventually()
                    .ignoreExceptions()
                    .until(() -> RestAssured.get(url + "/-/ready").statusCode() == 200);

            post(url, Instant.now().plus(Duration.ofHours(1)));
            eventually().until(() -> state().equals("OPEN"));
            assertThat(value("SELECT severity FROM alert WHERE labels LIKE ?", "%DiskFull63%"))
                    .isEqualTo("CRITICAL");
            assertThat(value("SELECT notice FROM alert WHERE labels LIKE ?", "%DiskFull63%"))
                    .contains("the disk of db-1 is full");

            post(url, Instant.now().minusSeconds(1));
            eventually().until(() -> state().equals("RESOLVED"));
        } finally {
            alertmanager.destroy();
            assertThat(alertmanager.waitFor()).isNotNegative();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}|version",
                "{'version':'3','alerts':[]}|version",
                "{'version':'4'}|alerts",
                "{'version':'4','alerts':[]}|alerts",
                "{'version':'4','alerts':[null]}|alerts[0]",
                "{'version':'4','alerts':[{'status':'firing','labels':{'a':'b'}}]}|alerts[0].fingerprint",
                "{'version':'4','alerts':[{'status':'firing','fingerprint':'f'}]}|alerts[0].labels",
                "{'version':'4','alerts':[{'status':'odd','fingerprint':'f','labels':{'a':'b'}}]}|alerts[0].status"
            })
    void a_body_that_is_not_alertmanagers_gets_400_with_the_field(String body, String field) {
        operator()
                .body(body.replace('\'', '"'))
                .post("/v1/alertmanager")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(field + ": expected"));
    }

    private static void post(String url, Instant endsAt) {
        RestAssured.given()
                .contentType("application/json")
                .body(List.of(Map.of(
                        "labels", Map.of("alertname", "DiskFull63", "severity", "critical", "instance", "db-1"),
                        "annotations", Map.of("summary", "the disk of db-1 is full"),
                        "startsAt", "2026-01-01T00:00:00Z",
                        "endsAt", endsAt.toString())))
                .post(url + "/api/v2/alerts")
                .then()
                .statusCode(200);
    }

    private String state() {
        return value("SELECT state FROM alert WHERE labels LIKE ?", "%DiskFull63%");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
