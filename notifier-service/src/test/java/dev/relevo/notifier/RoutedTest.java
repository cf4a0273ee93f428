package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import dev.relevo.notifier.routing.Routing;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of routes, with two receivers and no tree in force. */
abstract class RoutedTest extends ServiceTest {
    static final Duration ON_EVERY_REPLICA = Duration.ofSeconds(5);
    static final String TREE = """
            route:
              receiver: routes-day
              group_by: [alertname]
              routes:
                - matchers: [severity="critical"]
                  ladder: [{rotation: week}, {receiver: routes-day, after: 15m}]
                  mute_time_intervals: [night]
            rotations: [{name: week, members: [routes-day, routes-night], shift: P7D, starts: "2026-01-05T09:00[Europe/Madrid]"}]
            time_intervals: [{name: night, time_intervals: [{times: [{start_time: "00:00", end_time: "06:00"}]}]}]
            inhibit_rules: [{source_matchers: [alertname=limit], target_matchers: [alertname=near], equal: [number]}]
            """;

    @Inject
    Routing routing;

    @BeforeEach
    void receivers() {
        receiver("routes-day", "email", "en", "UTC", "8001");
        receiver("routes-night", "email", "en", "UTC", "8002");
    }

    @AfterEach
    void no_tree() {
        operator().header("If-Match", "*").delete("/v1/routes");
        sql("DELETE FROM receiver WHERE name LIKE 'routes-%'");
    }

    static RequestSpecification yaml() {
        return given().header("Authorization", "Bearer " + Keys.OPERATOR).contentType("application/yaml");
    }

    /** The client encodes texts of the media types that it knows only. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ValidatableResponse put(String tree) {
        return yaml().body(bytes(tree)).put("/v1/routes").then();
    }

    static ValidatableResponse explain(Map<String, String> labels) {
        return operator()
                .body(Map.of("labels", labels))
                .post("/v1/routes/explain")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse explain(Map<String, String> labels, String at) {
        return operator()
                .body(Map.of("labels", labels, "at", at))
                .post("/v1/routes/explain")
                .then()
                .statusCode(200)
                .body("silencedBy", nullValue());
    }
}
