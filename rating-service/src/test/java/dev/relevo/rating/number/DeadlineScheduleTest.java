package dev.relevo.rating.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One number has a rule set that this version does not know, so its deadline check fails in every round. */
@QuarkusTest
class DeadlineScheduleTest extends ServiceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Test
    void a_failing_deadline_check_is_reported_and_the_other_numbers_are_still_checked() {
        registerHereOnly("20001", "30001", "15550009001");
        registerHereOnly("20002", "30002", "15550009002");
        observe("20001");
        execute("update rating.phone_number set rule_set = 'unheard-of' where phone_number_id = '20001'");
        execute("delete from rating.red_case_notice where case_id in"
                + " (select case_id from rating.red_case where phone_number_id = '20001')");
        try {
            eventually(() -> assertThat(metrics()).contains("relevo_loop_failing{loop=\"deadlines\"} 1"));
            observe("20002");

            eventually(() -> assertThat(ratingEventTypes("20002")).contains("deadline-near"));
            assertThat(RestAssured.given()
                            .get(management.resolve("/q/health/well"))
                            .asString())
                    .contains("deadlines")
                    .contains("IllegalStateException");
        } finally {
            execute("update rating.phone_number set rule_set = 'human-escalation-2020'"
                    + " where phone_number_id = '20001'");
        }
        eventually(() -> assertThat(metrics()).contains("relevo_loop_failing{loop=\"deadlines\"} 0"));
    }

    private String metrics() {
        return RestAssured.given().get(management.resolve("/q/metrics")).asString();
    }

    private static void observe(String phoneNumberId) {
        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"mail\", \"flaggedAt\": \""
                        + Instant.now().minus(Duration.ofDays(1)) + "\"}")
                .post("/v1/numbers/" + phoneNumberId + "/observations")
                .then()
                .statusCode(200);
    }
}
