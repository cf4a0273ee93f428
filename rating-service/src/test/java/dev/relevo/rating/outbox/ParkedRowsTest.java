package dev.relevo.rating.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.relevo.rating.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that cannot be published are ahead of others; the relay runs on its normal schedule. */
@QuarkusTest
class ParkedRowsTest extends ServiceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @AfterEach
    void cleanUp() {
        execute("delete from rating.outbox where id::text like '0000%'");
    }

    @Test
    void a_row_that_cannot_be_published_is_parked_and_reported_and_other_keys_continue() {
        insert(1, "rating-events", "51001", "{}");
        registerHereOnly("52001", "62001", "15550092001");
        observe("52001");

        eventually(() -> assertThat(ratingEventTypes("52001")).contains("rating-changed"));
        eventually(() -> operator()
                .get("/v1/outbox/parked")
                .then()
                .statusCode(200)
                .body("rows.find { it.key == '51001' }.reason", equalTo("UNREADABLE")));
        eventually(() -> RestAssured.given()
                .get(management.resolve("/q/health/well"))
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'outbox rows' }.data.parked", greaterThan(0)));
        RestAssured.given()
                .get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'outbox' }.data.parked", greaterThan(0));
        assertThat(RestAssured.given().get(management.resolve("/q/metrics")).asString())
                .containsPattern("relevo_rating_outbox_parked [1-9]");
    }

    @Test
    void a_row_with_malformed_headers_does_not_stop_other_rows() {
        execute("insert into rating.outbox (id, aggregatetype, aggregateid, type, payload, headers, created_at)"
                + " values ('00000000-0000-0000-0000-000000000090', 'rating-events', '51009', 'x', '{}',"
                + " '[{\"a\": [1]}]', now())");
        registerHereOnly("52009", "62009", "15550092009");
        observe("52009");

        eventually(() -> assertThat(ratingEventTypes("52009")).contains("rating-changed"));
    }

    @Test
    void later_rows_of_the_key_wait_until_the_parked_one_is_discarded() {
        registerHereOnly("51020", "61020", "15550091020");
        eventually(() -> assertThat(lastState("51020")).isNotNull());
        insert(20, "rating-events", "51020", "{}");
        awaitParked("51020");
        observe("51020");
        eventually(() -> operator()
                .get("/v1/outbox/parked")
                .then()
                .body("rows.find { it.key == '51020' }.waiting", greaterThan(0)));
        assertThat(ratingEventTypes("51020")).doesNotContain("rating-changed");

        operator().post("/v1/outbox/" + id(20) + "/discard").then().statusCode(204);

        eventually(() -> assertThat(ratingEventTypes("51020")).contains("rating-changed"));
        operator().get("/v1/outbox/parked").then().body("rows.key", not(hasItem("51020")));
        operator().post("/v1/outbox/" + id(20) + "/discard").then().statusCode(404);
    }

    @Test
    void a_parked_row_is_retried_on_request_of_an_operator() {
        insert(30, "rating-events", "51030", "{}");
        awaitParked("51030");
        execute("update rating.outbox set payload = '{\"type\": \"poll-failing\", \"eventId\": \"again\","
                + " \"occurredAt\": \"2026-11-20T10:00:00Z\", \"recordedAt\": \"2026-11-20T10:00:00Z\","
                + " \"phoneNumberId\": \"51030\", \"displayNumber\": \"15550091030\", \"reason\": \"x\","
                + " \"since\": \"2026-11-20T10:00:00Z\"}' where id = '" + id(30) + "'");

        operator().post("/v1/outbox/" + id(30) + "/retry").then().statusCode(204);

        eventually(() -> assertThat(ratingEventTypes("51030")).containsExactly("poll-failing"));
    }

    @Test
    void parked_rows_are_visible_to_operators_for_their_own_numbers_only() {
        insert(40, "rating-events", "51040", "{}");
        awaitParked("51040");

        RestAssured.given().get("/v1/outbox/parked").then().statusCode(401);
        RestAssured.given()
                .header("Authorization", "Bearer bot-key")
                .get("/v1/outbox/parked")
                .then()
                .statusCode(403);
        narrowOperator().get("/v1/outbox/parked").then().statusCode(200).body("rows.key", everyItem(equalTo("17001")));
        narrowOperator().post("/v1/outbox/" + id(40) + "/discard").then().statusCode(404);
        operator().post("/v1/outbox/nonsense/retry").then().statusCode(404);
        operator().post("/v1/outbox/non%20sense/retry").then().statusCode(400);
    }

    private void awaitParked(String key) {
        eventually(() -> operator().get("/v1/outbox/parked").then().body("rows.key", hasItem(key)));
    }

    private void insert(int number, String topic, String key, String payload) {
        execute(
                "insert into rating.outbox (id, aggregatetype, aggregateid, type, payload, headers, created_at) values ('"
                        + id(number) + "', '" + topic + "', '" + key + "', 'x', '" + payload + "', '{}', now())");
    }

    private static String id(int number) {
        return "00000000-0000-0000-0000-0000000000" + number + (number < 10 ? "0" : "");
    }

    private static void observe(String phoneNumberId) {
        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"seen in WhatsApp Manager\"}")
                .post("/v1/numbers/" + phoneNumberId + "/observations")
                .then()
                .statusCode(200);
    }
}
