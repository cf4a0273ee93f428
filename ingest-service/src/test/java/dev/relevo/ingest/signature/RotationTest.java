package dev.relevo.ingest.signature;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.relevo.ingest.Webhooks;
import dev.relevo.stack.quarkus.KafkaTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service is not restarted in these tests; the files are on the test class path, as configured for the tests. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // the test framework sets the fields
@WithTestResource(KafkaTestResource.class)
class RotationTest {
    private static final Path META_FILE = Path.of("target/test-classes/secrets/meta");
    private static final Path TURN_FILE = Path.of("target/test-classes/secrets/turn/406540352242922");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void restore_the_files() throws IOException {
        Files.writeString(META_FILE, "old-file-secret\n");
        Files.deleteIfExists(TURN_FILE);
    }

    @Test
    void an_app_secret_is_rotated_without_a_rejected_webhook() throws IOException {
        assertThat(meta("old-file-secret")).isEqualTo(200);

        Files.writeString(META_FILE, "new-file-secret\nold-file-secret\n");
        soon(() -> meta("new-file-secret") == 200);
        assertThat(meta("old-file-secret")).isEqualTo(200);

        Files.writeString(META_FILE, "new-file-secret\n");
        soon(() -> meta("old-file-secret") == 401);
        assertThat(meta("new-file-secret")).isEqualTo(200);
        assertThat(meta("first-secret")).isEqualTo(200);
    }

    @Test
    void secrets_of_a_turn_number_are_added_and_removed() throws IOException {
        assertThat(turn()).isEqualTo(401);

        Files.writeString(TURN_FILE, "number-secret");
        soon(() -> turn() == 200);

        Files.delete(TURN_FILE);
        soon(() -> turn() == 401);
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(WebhookSecrets.CHECK_SECONDS + 5)).until(condition);
    }

    private int meta(String secret) {
        return new Webhooks(base).post(BODY, Webhooks.signature(secret, BODY)).statusCode();
    }

    private static int turn() {
        String hexadecimal = Webhooks.signature("number-secret", BODY).substring("sha256=".length());
        return given().header(
                        "X-Turn-Hook-Signature",
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal)))
                .body(BODY)
                .post("/webhooks/turn/406540352242922")
                .statusCode();
    }
}
