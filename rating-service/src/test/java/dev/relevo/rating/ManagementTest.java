package dev.relevo.rating;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManagementTest extends ServiceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Test
    void readiness_includes_the_database_and_the_outbox() {
        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("outbox"))
                .body("checks.name", hasItem(containsString("Database")));
    }

    /** Another replica holds the relay lock, so the event waits. An unpublishable event would be parked and hold back its key only. */
    @Test
    void readiness_is_down_while_the_oldest_event_waits_too_long() throws SQLException {
        try (Connection replica = database.getConnection();
                var statement = replica.createStatement()) {
            replica.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + 0x72656C65766FL + ")");
            readinessFollowsTheOldestEvent();
            replica.rollback();
        }
    }

    private void readinessFollowsTheOldestEvent() {
        // Position -1 is ahead of the rows of other tests. Nothing is published while the lock is held.
        execute(
                "insert into rating.outbox (position, id, aggregatetype, aggregateid, type, payload, headers, created_at)"
                        + " overriding system value values (-1, '00000000-0000-0000-0000-000000000001', 'waits-too-long', 'waits-too-long', 'x', '{}', '{}',"
                        + " now() - interval '121 seconds')");
        try {
            readinessBecomes(503);
        } finally {
            execute("delete from rating.outbox where aggregatetype = 'waits-too-long'");
        }
        readinessBecomes(200);
    }

    private void readinessBecomes(int status) {
        eventually(
                () -> given().get(management.resolve("/q/health/ready")).then().statusCode(status));
    }

    @Test
    void liveness_includes_neither_database_nor_outbox() {
        given().get(management.resolve("/q/health/live"))
                .then()
                .statusCode(200)
                .body("checks.findAll { it.name.contains('Database') || it.name == 'outbox' }", empty());
    }

    @Test
    void metrics_cover_red_numbers_the_outbox_and_the_polls_without_naming_a_number() {
        registerHereOnly("16001", "26001", "15550005001");

        eventually(() -> given().get(management.resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("relevo_rating_red_numbers"))
                .body(containsString("relevo_rating_outbox_age_seconds"))
                .body(containsString("relevo_rating_polls_total{outcome=\"failed\""))
                .body(not(containsString("15550005001"))));
    }

    @Test
    void the_service_port_serves_no_management() {
        given().get("/q/health/live").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void the_service_serves_its_openapi_document() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/numbers/{phoneNumberId}/permit'.get.responses", not(equalTo(null)));
    }
}
