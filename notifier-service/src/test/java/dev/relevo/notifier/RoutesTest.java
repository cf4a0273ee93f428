package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.relevo.notifier.routing.Routing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of the routing tree: what was put reads back, applies at once here and soon elsewhere, and is explained. */
@QuarkusTest
class RoutesTest extends ServiceTest {
    private static final Duration ON_EVERY_REPLICA = Duration.ofSeconds(5);
    private static final String TREE = """
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

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Test
    void without_a_tree_each_receiver_is_a_route_with_its_own_filters() {
        operator().get("/v1/routes").then().statusCode(404).contentType("application/problem+json");

        explain(Map.of("alertname", "red-case", "number", "8001", "account", "a"))
                .body("source", equalTo("RECEIVERS"))
                .body("matches.receiver", hasItem("routes-day"))
                .body("matches.receiver", not(hasItem("routes-night")))
                .body("matches.find { it.receiver == 'routes-day' }.groupWait", equalTo("PT0S"))
                .body(
                        "matches.find { it.receiver == 'routes-day' }.group",
                        equalTo(Map.of("alertname", "red-case", "account", "a")));
        // An alert of an account has no number, and matches any list of numbers.
        explain(Map.of("alertname", "account-notice")).body("matches.receiver", hasItems("routes-day", "routes-night"));
    }

    @Test
    void a_tree_reads_back_with_its_tag_and_takes_the_place_of_the_filters() {
        String tag = put(TREE).statusCode(200).extract().header("ETag");

        assertThat(yaml().get("/v1/routes")
                        .then()
                        .statusCode(200)
                        .header("ETag", tag)
                        .extract()
                        .asString())
                .isEqualTo(TREE);
        explain(Map.of("alertname", "red-case", "severity", "info"))
                .body("source", equalTo("API"))
                .body("told", equalTo(true))
                .body("matches.path", contains("route"))
                .body("matches[0].receiver", equalTo("routes-day"))
                .body("matches[0].groupWait", equalTo("PT30S"));
    }

    @Test
    void nobody_overwrites_a_tree_that_they_have_not_read() {
        String first = put(TREE).statusCode(200).extract().header("ETag");
        String other = TREE.replace("[alertname]", "[account]");

        put(other).statusCode(428);
        yaml().header("If-None-Match", "*")
                .body(bytes(other))
                .put("/v1/routes")
                .then()
                .statusCode(412);
        yaml().header("If-Match", "\"0\"")
                .body(bytes(other))
                .put("/v1/routes")
                .then()
                .statusCode(412);
        yaml().header("If-Match", first)
                .body(bytes(other))
                .put("/v1/routes")
                .then()
                .statusCode(200);
        yaml().header("If-Match", first)
                .body(bytes(TREE))
                .put("/v1/routes")
                .then()
                .statusCode(412);

        assertThat(yaml().get("/v1/routes").asString()).isEqualTo(other);
        operator()
                .get("/v1/routes/changes")
                .then()
                .statusCode(200)
                .body("changes[0].author", equalTo("olga"))
                .body("changes[1].revision", equalTo(first.replace("\"", "")));
    }

    @Test
    void a_tree_with_mistakes_is_refused_with_the_place_of_each() {
        put("route:\n  receiver: routes-dya\n  group_wiat: 5m\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.line", contains(2, 3))
                .body("violations.column", contains(13, 3))
                .body("violations.field", contains("route.receiver", "route.group_wiat"))
                .body("violations.message", hasItem(containsString("did you mean 'routes-day'?")))
                .body("violations.message", hasItem(containsString("did you mean 'group_wait'?")));
        operator().get("/v1/routes").then().statusCode(404);
    }

    @Test
    void a_step_of_a_rotation_names_who_is_on_duty_then() {
        put(TREE).statusCode(200);

        // The second week, before and after the handover at nine in Madrid.
        explain(Map.of("severity", "critical"), "2026-01-12T07:59:59Z")
                .body("matches[0].receiver", equalTo("routes-day"));
        explain(Map.of("severity", "critical"), "2026-01-12T08:00:00Z")
                .body("matches[0].receiver", equalTo("routes-night"))
                .body("matches[0].steps.rotation", contains("week", null))
                .body("matches[0].steps.after", contains("PT0S", "PT15M"))
                .body("matches[0].groupWait", equalTo("PT0S"));
    }

    @Test
    void a_mute_route_and_an_inhibited_alert_say_why() {
        put(TREE).statusCode(200);

        explain(Map.of("severity", "critical"), "2026-01-12T05:59:59Z")
                .body("told", equalTo(false))
                .body("matches[0].mutedBy.key", equalTo("mute_time_intervals"))
                .body("matches[0].mutedBy.interval", equalTo("night"));
        operator()
                .body("""
                        {"labels": {"alertname": "near", "number": "1"}, "firing": [{"alertname": "limit", "number": "1"}]}""")
                .post("/v1/routes/explain")
                .then()
                .statusCode(200)
                .body("told", equalTo(false))
                .body("inhibitedBy.rule", equalTo("inhibit_rules[0]"))
                .body("inhibitedBy.source.alertname", equalTo("limit"));
        explain(Map.of("alertname", "near", "number", "1"))
                .body("told", equalTo(true))
                .body("inhibitedBy", nullValue());
    }

    @Test
    void an_open_alert_inhibits_until_it_ends() {
        put(TREE.replace("alertname=limit", "alertname=red-case")).statusCode(200);
        Map<String, String> labels = Map.of("alertname", "near", "number", "8001");
        var number = RatingEvents.of("8001");
        send(number.opened());
        eventually().untilAsserted(() -> explain(labels).body("inhibitedBy.source.number", equalTo("8001")));

        send(number.closed());

        eventually().untilAsserted(() -> explain(labels).body("inhibitedBy", nullValue()));
    }

    @Test
    void a_receiver_that_was_deleted_is_shown_as_unknown() {
        put(TREE).statusCode(200);
        sql("DELETE FROM receiver WHERE name = 'routes-day'");

        explain(Map.of("severity", "info"))
                .body("told", equalTo(false))
                .body("matches[0].steps[0].known", equalTo(false))
                .body("matches[0].receiver", nullValue());
    }

    /** Another replica has written to the same database. */
    @Test
    void a_change_on_another_replica_applies_within_five_seconds() {
        put(TREE).statusCode(200);
        Map<String, String> labels = Map.of("alertname", "x");
        assertThat(routing.match(labels, Instant.EPOCH))
                .extracting(match -> match.route().grouping().labels().toString())
                .containsExactly("[alertname]");

        sql(
                "INSERT INTO routing_tree SELECT max(revision) + 1, ?, 'ben', now() FROM routing_tree",
                TREE.replace("[alertname]", "[number]"));

        await().atMost(ON_EVERY_REPLICA).until(() -> routing.match(labels, Instant.EPOCH)
                .getFirst()
                .route()
                .grouping()
                .labels()
                .contains("number"));
    }

    /** A newer version, or a person with SQL, has written what this version cannot read. */
    @Test
    void a_stored_tree_that_cannot_be_read_leaves_the_last_good_one_in_force() {
        put(TREE).statusCode(200);

        sql("INSERT INTO routing_tree SELECT max(revision) + 1, 'route: {}', 'ben', now() FROM routing_tree");

        await().atMost(ON_EVERY_REPLICA)
                .until(() -> ServedMetrics.value(management, "relevo_notifier_routes_stale") == 1);
        assertThat(routing.hasTree()).isTrue();
        assertThat(routing.match(Map.of("alertname", "x"), Instant.EPOCH)).hasSize(1);
    }

    @Test
    void the_last_hundred_changes_are_kept() {
        put(TREE).statusCode(200);
        sql(
                "INSERT INTO routing_tree SELECT max(revision) + i, document, 'ben', now() FROM routing_tree, generate_series(1, 150) i"
                        + " WHERE revision = (SELECT max(revision) FROM routing_tree) GROUP BY i, document");

        yaml().header("If-Match", "*")
                .body(bytes(TREE))
                .put("/v1/routes")
                .then()
                .statusCode(200);

        operator()
                .get("/v1/routes/changes")
                .then()
                .body("changes.size()", equalTo(100))
                .body("changes[0].author", equalTo("olga"))
                .body("changes[99].author", equalTo("ben"));
        assertThat(value("SELECT count(*) FROM routing_tree WHERE author <> ?", "eva"))
                .isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/routes",
        "PUT, /v1/routes",
        "DELETE, /v1/routes",
        "GET, /v1/routes/changes",
        "POST, /v1/routes/explain",
        "GET, /v1/silences",
        "POST, /v1/silences",
        "DELETE, /v1/silences/x"
    })
    void only_operators_have_access(String method, String path) {
        given().contentType(ContentType.JSON).request(method, path).then().statusCode(401);
        given().header("Authorization", "Bearer " + Keys.AGENT)
                .contentType(ContentType.JSON)
                .request(method, path)
                .then()
                .statusCode(403);
    }

    @Test
    void a_key_of_some_numbers_does_not_change_the_tree_of_all() {
        given().header("Authorization", "Bearer " + Keys.NORA)
                .contentType("application/yaml")
                .body(bytes(TREE))
                .put("/v1/routes")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"labels\": {\"a\": null}}",
                "{\"labels\": {\"\": \"x\"}}",
                "{\"labels\": {}, \"firing\": [null]}",
                "{\"labels\": 7}"
            })
    void an_invalid_question_gets_400(String body) {
        operator().body(body).post("/v1/routes/explain").then().statusCode(400);
    }

    private static RequestSpecification yaml() {
        return given().header("Authorization", "Bearer " + Keys.OPERATOR).contentType("application/yaml");
    }

    /** The client encodes texts of the media types that it knows only. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ValidatableResponse put(String tree) {
        return yaml().body(bytes(tree)).put("/v1/routes").then();
    }

    static ValidatableResponse explain(Map<String, String> labels) {
        return operator()
                .body(Map.of("labels", labels))
                .post("/v1/routes/explain")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse explain(Map<String, String> labels, String at) {
        return operator()
                .body(Map.of("labels", labels, "at", at))
                .post("/v1/routes/explain")
                .then()
                .statusCode(200)
                .body("silencedBy", nullValue());
    }
}
