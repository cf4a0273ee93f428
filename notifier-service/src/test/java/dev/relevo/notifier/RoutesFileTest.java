package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A configured file is the tree: the API does not change it, and the file is read again while the service runs. */
@QuarkusTest
@TestProfile(RoutesFileTest.WithFile.class)
class RoutesFileTest extends ServiceTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Path FILE = Path.of("target", "routes-file-test.yaml").toAbsolutePath();
    private static final String GOOD = "route: {receiver: first}\n";

    /** A service with a file. */
    public static class WithFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            write(GOOD);
            return Map.of("notifier.routes-file", FILE.toString());
        }
    }

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Test
    void a_changed_file_applies_and_one_with_mistakes_changes_nothing() {
        write(GOOD);
        assertThat(firstReceiver()).isEqualTo("first");

        write("route: {receiver: second}\n");
        await().atMost(SOON).until(() -> firstReceiver().equals("second"));

        double before = ServedMetrics.value(management, "relevo_notifier_routes_refused_total");
        write("route: {reciever: third}\n");
        await().atMost(SOON).until(() -> ServedMetrics.value(management, "relevo_notifier_routes_stale") == 1);
        assertThat(ServedMetrics.value(management, "relevo_notifier_routes_refused_total"))
                .isEqualTo(before + 1);
        assertThat(firstReceiver()).isEqualTo("second");
        assertThat(operator().get("/v1/routes").asString()).isEqualTo("route: {receiver: second}\n");

        write("route: {receiver: fourth}\n");
        await().atMost(SOON).until(() -> firstReceiver().equals("fourth"));
        assertThat(ServedMetrics.value(management, "relevo_notifier_routes_stale"))
                .isZero();
    }

    @Test
    void the_api_does_not_change_the_tree_of_a_file() {
        given().header("Authorization", "Bearer " + Keys.OPERATOR)
                .contentType("application/yaml")
                .body(GOOD.getBytes(StandardCharsets.UTF_8))
                .put("/v1/routes")
                .then()
                .statusCode(409)
                .body("detail", containsString("notifier.routes-file"));
        operator().delete("/v1/routes").then().statusCode(409);
        operator().get("/v1/routes").then().statusCode(200);
    }

    private static String firstReceiver() {
        return operator()
                .body(Map.of("labels", Map.of("alertname", "x")))
                .post("/v1/routes/explain")
                .path("matches[0].steps[0].receiver");
    }

    private static void write(String text) {
        try {
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
