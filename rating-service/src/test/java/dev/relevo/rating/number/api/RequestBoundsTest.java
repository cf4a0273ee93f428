package dev.relevo.rating.number.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.kit.openapi.RawCall;
import dev.relevo.rating.GraphTestResource;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests at and beyond their bounds: the answer is a problem that names the field and quotes no value, and never a 5xx. */
@QuarkusTest
class RequestBoundsTest extends ServiceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0000-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"2025-01-01T00:00:00Z\"",
                "\"2026-11-20\"",
                "\"\"",
                "\"now\"",
                "\"0\"",
                "0",
                "1795300000",
                "1795300000.5",
                "1e400",
                "-1e400",
                "true"
            })
    void flagged_at_is_a_time_as_text_at_most_400_days_back(String flaggedAt) {
        String answer = operator()
                .body("{\"rating\": \"RED\", \"reason\": \"mail\", \"flaggedAt\": " + flaggedAt + "}")
                .post("/v1/numbers/19000/observations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("flaggedAt")))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("999999999").doesNotContain("1795300000");
    }

    @Test
    void flagged_at_may_be_just_inside_its_bounds() {
        registerHereOnly("19001", "29001", "15550008001");
        Instant now = Instant.now();

        for (Instant at : new Instant[] {
            now.minus(Duration.ofDays(400)).plusSeconds(60),
            now.plus(Duration.ofMinutes(5)).minusSeconds(30)
        }) {
            operator()
                    .body("{\"rating\": \"RED\", \"reason\": \"mail\", \"flaggedAt\": \"" + at + "\"}")
                    .post("/v1/numbers/19001/observations")
                    .then()
                    .statusCode(200);
        }
        operator().body("""
                        {"rating": "GREEN", "reason": "mail", "flaggedAt": "2026-11-20T10:00:00+02:00"}""").post("/v1/numbers/19001/observations").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | /v1/numbers/19002 | verifiedName | {\"wabaId\":\"1\",\"displayNumber\":\"15550008002\",\"verifiedName\":\"a\\u0000b\"}",
                "PUT  | /v1/numbers/19002 | verifiedName | {\"wabaId\":\"1\",\"displayNumber\":\"15550008002\",\"verifiedName\":\"\\ud800\"}",
                "PUT  | /v1/numbers/19002 | timeZone     | {\"wabaId\":\"1\",\"displayNumber\":\"15550008002\",\"timeZone\":\"\\u0000\"}",
                "PUT  | /v1/numbers/19002 | wabaId       | {\"wabaId\":\"1\\u0000\",\"displayNumber\":\"15550008002\"}",
                "PUT  | /v1/numbers/19002 | displayNumber | {\"wabaId\":\"1\",\"displayNumber\":\"99915550008002\"}",
                "PUT  | /v1/numbers/19002 | displayNumber | {\"wabaId\":\"1\",\"displayNumber\":\"1555\"}",
                "PUT  | /v1/numbers/19002 | displayNumber | {\"wabaId\":\"1\",\"displayNumber\":\"573001\"}",
                "PUT  | /v1/numbers/19002 | paths[0].value | {\"wabaId\":\"1\",\"displayNumber\":\"15550008002\",\"retail\":true,\"paths\":[{\"kind\":\"STORE_VISIT\",\"value\":\"a\\u0000\"}]}",
                "PUT  | /v1/numbers/19002 | paths[0].value | {\"wabaId\":\"1\",\"displayNumber\":\"15550008002\",\"paths\":[{\"kind\":\"PHONE\",\"value\":\"+9991234567\"}]}",
                "PUT  | /v1/numbers/19002 | paths[0].kind | {\"wabaId\":\"1\",\"displayNumber\":\"15550008002\",\"paths\":[{\"kind\":\"SECRET\"}]}",
                "POST | /v1/numbers/19002/observations | reason | {\"rating\":\"RED\",\"reason\":\"a\\u0000\"}",
                "POST | /v1/numbers/19002/observations | reason | {\"rating\":\"RED\",\"reason\":\"\\udfff\"}",
                "POST | /v1/numbers/19002/observations | rating | {\"rating\":\"SECRET\",\"reason\":\"a\"}"
            })
    void an_unacceptable_value_is_named_by_its_field(String method, String path, String field, String body) {
        String answer = operator()
                .body(body)
                .request(method, path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();

        assertThat(answer)
                .contains(field)
                .doesNotContain("SECRET")
                .doesNotContain("8002")
                .doesNotContain("1234567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/numbers/a%00b",
                "/v1/numbers/%00",
                "/v1/numbers/a%0d%0ab",
                "/v1/numbers/a%00b/history",
                "/v1/numbers/a%00b/permit",
                "/v1/numbers?after=%00",
                "/v1/numbers?after=a%20b",
                "/v1/numbers?limit=-1",
                "/v1/numbers?limit=2147483648",
                "/v1/numbers?limit=abc",
                "/v1/numbers/19003/history?before=abc",
                "/v1/numbers/19003/history?limit=%00",
                "/v1/numbers/19003/permit?category=%00",
                "/v1/red-cases?state=%00",
                "/v1/outbox/parked/%00"
            })
    void malformed_paths_and_parameters_are_client_errors(String path) {
        int status = operator().urlEncodingEnabled(false).get(path).statusCode();

        assertThat(status).isIn(400, 404);
        if (path.contains("limit=") || path.contains("after=") || path.contains("before=")) {
            assertThat(status).isEqualTo(400);
        }
    }

    @Test
    void a_body_over_256_KB_is_too_large() {
        byte[] body = ("{\"verifiedName\": \"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + GraphTestResource.OPERATOR_KEY, "Content-Type", "application/json");

        assertThat(new RawCall("PUT", "/v1/numbers/19004", headers, body)
                        .send(URI.create(RestAssured.baseURI + ":" + RestAssured.port)))
                .isInstanceOfSatisfying(RawCall.Outcome.Answer.class, answer -> assertThat(answer.status())
                        .isEqualTo(413));
    }
}
