package dev.relevo.rating.number.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NumberResourceTest extends ServiceTest {
    @Test
    void a_number_is_registered_with_the_defaults_and_then_changed() {
        operator()
                .body("{\"wabaId\": \"24001\", \"displayNumber\": \"+1 (555) 000-3001\"}")
                .put("/v1/numbers/14001")
                .then()
                .statusCode(201)
                .body("displayNumber", equalTo("15550003001"))
                .body("ruleSet", equalTo("human-escalation-2020"))
                .body("timeZone", equalTo("UTC"))
                .body("retail", equalTo(false))
                .body("compliant", equalTo(false))
                .body("rating", equalTo("UNKNOWN"))
                .body("permit.allowed", equalTo(false));

        operator().body("""
                        {"wabaId": "24001", "displayNumber": "15550003001", "ruleSet": "meta-2025-10",
                         "timeZone": "America/Bogota", "retail": true,
                         "paths": [{"kind": "STORE_VISIT", "value": "Calle 10 # 5-51"}]}""").put("/v1/numbers/14001").then().statusCode(200).body("compliant", equalTo(true));

        operator()
                .get("/v1/numbers/14001")
                .then()
                .body("ruleSet", equalTo("meta-2025-10"))
                .body("timeZone", equalTo("America/Bogota"));
        eventually(() -> assertThat(lastState("14001").compliant()).isTrue());
    }

    @Test
    void all_invalid_fields_are_named_in_one_answer_without_quoting_numbers() {
        String answer = operator()
                .body("""
                        {"displayNumber": "555-SECRET", "ruleSet": "human-escalation-2019", "timeZone": "Bogota",
                         "paths": [{"kind": "PIGEON"}, {"kind": "PHONE", "value": "3001234567"}, null]}""")
                .put("/v1/numbers/14002")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "violations.field",
                        equalTo(List.of(
                                "wabaId",
                                "displayNumber",
                                "ruleSet",
                                "timeZone",
                                "paths[0].kind",
                                "paths[1].value",
                                "paths[2].kind")))
                .body(
                        "violations.message",
                        hasItem("expected one of human-escalation-2020, meta-2025-10, got 21 characters"))
                .body("violations.message", hasItem("expected 1 to 32 digits, got nothing"))
                .body("detail", startsWith("wabaId: expected 1 to 32 digits, got nothing; displayNumber: "))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("SECRET").doesNotContain("3001234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"wabaId\": {}}"})
    void a_malformed_number_is_a_bad_request(String body) {
        operator().body(body).put("/v1/numbers/14003").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void two_numbers_cannot_have_the_same_digits_in_one_account() {
        registerHereOnly("14004", "24004", "15550003004");

        operator()
                .body("{\"wabaId\": \"24004\", \"displayNumber\": \"15550003004\"}")
                .put("/v1/numbers/14005")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    @Test
    void paths_are_declared_and_withdrawn() {
        registerHereOnly("14006", "24006", "15550003006");

        operator()
                .body("{\"paths\": []}")
                .put("/v1/numbers/14006/paths")
                .then()
                .statusCode(200)
                .body("paths", empty())
                .body("compliant", equalTo(false));
        operator()
                .body("{\"paths\": [{\"kind\": \"WEB_FORM\", \"value\": \"https://tienda.example\"}]}")
                .put("/v1/numbers/14006/paths")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("paths[0].value"))
                .body("violations[0].message", containsString("not a home page"));
        operator()
                .body(
                        "{\"paths\": [{\"kind\": \"EMAIL\", \"value\": \"ayuda@tienda.example\"}, {\"kind\": \"AGENT\"}]}")
                .put("/v1/numbers/14006/paths")
                .then()
                .statusCode(200)
                .body("paths.kind", equalTo(List.of("EMAIL", "AGENT")))
                .body("compliant", equalTo(true));
        eventually(() -> assertThat(lastState("14006").compliant()).isTrue());
    }

    @Test
    void a_number_without_a_path_is_told_and_so_is_its_first_path() {
        operator()
                .body("{\"wabaId\": \"24012\", \"displayNumber\": \"15550003012\"}")
                .put("/v1/numbers/14012")
                .then()
                .statusCode(201);
        operator()
                .body("{\"paths\": [{\"kind\": \"AGENT\"}]}")
                .put("/v1/numbers/14012/paths")
                .then()
                .statusCode(200);

        eventually(() -> assertThat(ratingEventTypes("14012")).containsExactly("path-missing", "path-restored"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/numbers/nobody,              404",
        "GET,  /v1/numbers/nobody/history,      404",
        "GET,  /v1/numbers/nobody/permit,       404",
        "GET,  /v1/numbers/no:body,             400",
        "GET,  /v1/numbers?limit=0,             400",
        "GET,  /v1/numbers?limit=501,           400",
        "GET,  /v1/numbers/nobody/permit?category=service, 400",
        "GET,  /v1/red-cases?state=shut,        400"
    })
    void an_unknown_number_or_invalid_parameter_is_a_problem(String method, String path, int status) {
        operator().request(method, path).then().statusCode(status).contentType("application/problem+json");
    }

    @Test
    void pages_follow_each_other() {
        registerHereOnly("14101", "24101", "15550003101");
        registerHereOnly("14102", "24102", "15550003102");

        String next = operator()
                .get("/v1/numbers?after=141&limit=1")
                .then()
                .body("numbers.phoneNumberId", equalTo(List.of("14101")))
                .extract()
                .path("next");
        operator()
                .get("/v1/numbers?limit=1&after=" + next)
                .then()
                .body("numbers.phoneNumberId", equalTo(List.of("14102")));
    }

    @Test
    void only_operators_and_admins_have_access() {
        for (String path : List.of("/v1/numbers", "/v1/numbers/14001", "/v1/numbers/14001/permit", "/v1/red-cases")) {
            given().get(path).then().statusCode(401);
            given().header("Authorization", "Bearer bot-key").get(path).then().statusCode(403);
        }
        given().header("Authorization", "Bearer bot-key")
                .contentType("application/json")
                .body("{}")
                .put("/v1/numbers/14001")
                .then()
                .statusCode(403)
                .body(not(containsString("bot-key")));
    }
}
