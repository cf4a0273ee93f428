package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of the routing tree. */
@QuarkusTest
class RoutesTest extends RoutedTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

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
}
