package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiTest extends ServiceTest {
    @Test
    void a_receiver_reads_back_as_it_was_put_and_can_be_replaced() {
        receiver("api-1", "email", "es", "America/Bogota", "4001");
        receiver("api-1", "email", "pt", "America/Sao_Paulo", "4002");

        operator()
                .get("/v1/receivers/api-1")
                .then()
                .statusCode(200)
                .body("address", equalTo("api-1@example.org"))
                .body("language", equalTo("pt"))
                .body("timeZone", equalTo("America/Sao_Paulo"))
                .body("kinds", empty())
                .body("phoneNumberIds", equalTo(List.of("4002")));
    }

    @Test
    void an_invalid_receiver_is_rejected_with_each_field_named_and_no_value_repeated() {
        operator()
                .body("{\"channel\":\"email\",\"address\":\"secret\\r\\nBcc: x@y.z\",\"language\":\"fr\"}")
                .put("/v1/receivers/api-2")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItems("address", "language", "timeZone"))
                .body("violations.field", not(hasItem("channel")))
                .body("detail", not(containsString("secret")));
        operator().get("/v1/receivers/api-2").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"x\"", "{\"kinds\":[null]}", "{\"kinds\":7}"})
    void a_body_that_is_not_a_receiver_gets_400(String body) {
        operator().body(body).put("/v1/receivers/api-3").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/receivers/api-1",
        "PUT, /v1/receivers/api-1",
        "GET, /v1/alerts",
        "POST, /v1/alerts/x/acknowledge",
        "GET, /v1/deliveries",
        "POST, /v1/deliveries/x/resend"
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
    void an_unknown_id_gets_404_and_an_invalid_filter_400() {
        operator().post("/v1/alerts/none/acknowledge").then().statusCode(404);
        operator().post("/v1/deliveries/none/resend").then().statusCode(404);
        operator().get("/v1/alerts?state=odd").then().statusCode(400);
        operator().get("/v1/deliveries?limit=501").then().statusCode(400);
        operator().get("/v1/deliveries?limit=500").then().statusCode(200);
    }

    @Test
    void deliveries_are_listed_with_a_masked_address_and_can_be_resent() {
        receiver("api-4", "email", "en", "UTC", "4004");
        var number = RatingEvents.of("4004");
        send(number.opened());
        eventually().until(() -> smtp.mailsTo("api-4@example.org").size() == 1);
        eventually().until(() -> value("SELECT state FROM delivery WHERE receiver = ?", "api-4")
                .equals("SENT"));

        var listed = operator()
                .get("/v1/deliveries?state=sent")
                .then()
                .statusCode(200)
                .extract();
        String id = listed.path("find { it.receiver == 'api-4' }.id");
        assertThat(listed.<String>path("find { it.receiver == 'api-4' }.address"))
                .isEqualTo("a***@example.org");
        assertThat(listed.asString()).doesNotContain("api-4@example.org", "Farmacia");
        operator()
                .post("/v1/deliveries/" + id + "/resend")
                .then()
                .statusCode(200)
                .body("resends", equalTo(1));

        eventually().until(() -> smtp.mailsTo("api-4@example.org").size() == 2);
        assertThat(smtp.mailsTo("api-4@example.org"))
                .extracting(SmtpServer.Mail::messageId)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_resolved_alert_cannot_be_acknowledged() {
        var number = RatingEvents.of("4005");
        String alert = alertId(number.opened());
        send(number.opened());
        send(number.closed());
        eventually().until(() -> value("SELECT state FROM alert WHERE id = ?", alert)
                .equals("RESOLVED"));

        operator().post("/v1/alerts/" + alert + "/acknowledge").then().statusCode(409);
        operator().get("/v1/alerts?state=RESOLVED").then().statusCode(200).body("id", hasItem(alert));
    }
}
