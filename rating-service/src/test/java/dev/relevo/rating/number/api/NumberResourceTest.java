package dev.relevo.rating.number.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.relevo.event.NumberState;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
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
    void a_red_reported_by_a_person_counts_from_the_flag_and_appears_in_the_history() {
        registerHereOnly("14007", "24007", "15550003007");
        Instant flaggedAt = Instant.parse("2026-11-20T08:00:00Z");

        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"mail of our provider\", \"flaggedAt\": \"" + flaggedAt
                        + "\"}")
                .post("/v1/numbers/14007/observations")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CHANGED"))
                .body("number.redCase.deadline", equalTo("2026-11-27T08:00:00Z"))
                .body("number.redCase.seenAt", notNullValue());

        operator()
                .get("/v1/numbers/14007/history")
                .then()
                .body("entries", hasSize(1))
                .body("entries[0].who", equalTo("olga"))
                .body("entries[0].reason", equalTo("mail of our provider"))
                .body("entries[0].source", equalTo("MANUAL"))
                .body("entries[0].rating", equalTo("RED"))
                .body("next", nullValue());
    }

    /** The flag is 8 days old, so all eight notices were missed and the deadline has passed; nothing was sent. */
    @Test
    void a_red_case_past_its_deadline_is_judged_at_once_and_stays_open() {
        registerHereOnly("14008", "24008", "15550003008");
        Instant flaggedAt = Instant.now().minus(Duration.ofDays(8));

        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"mail\", \"flaggedAt\": \"" + flaggedAt + "\"}")
                .post("/v1/numbers/14008/observations")
                .then()
                .statusCode(200)
                .body("number.redCase.overdue", equalTo(true))
                .body("number.redCase.state", equalTo("WATCHED"))
                .body("number.redCase.ceiling", equalTo(0))
                .body("number.redCase.closedAt", nullValue());

        eventually(() -> assertThat(ratingEventTypes("14008"))
                .containsSubsequence("red-case-opened", "deadline-near", "limit-not-imposed"));
        List<RedCaseEvent.DeadlineNear> notices = ratingEvents("14008", RedCaseEvent.DeadlineNear.class);
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().late()).isTrue();
        eventually(() -> assertThat(lastState("14008").permit().allowed()).isFalse());
        NumberState.RedCase published =
                Objects.requireNonNull(lastState("14008").redCase());
        assertThat(published.state()).isEqualTo("WATCHED");
        assertThat(published.exempt()).isTrue();
        assertThat(published.ceiling()).isZero();
        operator().get("/v1/numbers/14008/permit?category=utility").then().body("allowed", equalTo(false));
    }

    @Test
    void a_corrected_flag_is_answered_as_such_and_the_history_keeps_both() {
        registerHereOnly("14010", "24010", "15550003010");
        Instant first = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Instant second = first.minus(Duration.ofDays(1));
        for (Instant flaggedAt : List.of(first, second)) {
            operator()
                    .body("{\"rating\": \"RED\", \"reason\": \"mail\", \"flaggedAt\": \"" + flaggedAt + "\"}")
                    .post("/v1/numbers/14010/observations")
                    .then()
                    .statusCode(200)
                    .body("verdict", equalTo(flaggedAt.equals(first) ? "CHANGED" : "CORRECTED"))
                    .body("number.redCase.flaggedAt", equalTo(flaggedAt.toString()));
        }
        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"seen again\"}")
                .post("/v1/numbers/14010/observations")
                .then()
                .body("verdict", equalTo("SAME"));

        operator()
                .get("/v1/numbers/14010/history")
                .then()
                .body("entries.reason", equalTo(List.of("seen again", "mail", "mail")))
                .body("entries[1].raw.flaggedAt", equalTo(second.toString()))
                .body("entries[1].raw.previousFlaggedAt", equalTo(first.toString()));
    }

    @Test
    void a_person_may_report_the_limit_of_a_red_number_with_a_reason() {
        registerHereOnly("14011", "24011", "15550003011");
        operator()
                .body("{\"reason\": \"Business Manager\"}")
                .post("/v1/numbers/14011/limit")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        operator().body("{}").post("/v1/numbers/14011/limit").then().statusCode(400);
        operator()
                .body("{\"rating\": \"RED\", \"reason\": \"mail\"}")
                .post("/v1/numbers/14011/observations")
                .then()
                .statusCode(200);

        operator()
                .body("{\"reason\": \"Business Manager\"}")
                .post("/v1/numbers/14011/limit")
                .then()
                .statusCode(200)
                .body("redCase.state", equalTo("LIMITED"))
                .body("redCase.evidence.kind", equalTo("PERSON"))
                .body("redCase.evidence.details", equalTo("olga: Business Manager"));
        operator().get("/v1/numbers/14011/history").then().body("entries.type", hasItem("limit-reported"));
        eventually(() -> assertThat(ratingEventTypes("14011")).contains("limit-imposed"));
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
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rating\": \"UNKNOWN\", \"reason\": \"x\"} | rating",
                "{\"reason\": \"x\"} | rating",
                "{\"rating\": \"RED\"} | reason",
                "{\"rating\": \"RED\", \"reason\": \" \"} | reason",
                "{\"rating\": \"RED\", \"reason\": \"x\", \"flaggedAt\": \"2096-01-01T00:00:00Z\"} | flaggedAt"
            })
    void an_observation_needs_a_colour_a_reason_and_a_flag_that_is_not_in_the_future(String body, String field) {
        operator()
                .body(body)
                .post("/v1/numbers/14009/observations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
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
