package dev.relevo.rating.number.api;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key with a list of numbers sees these only; any other number is answered with 404. */
@QuarkusTest
class NumbersOfKeyTest extends ServiceTest {
    private static final String RED = "{\"rating\": \"RED\", \"reason\": \"mail\"}";

    @Test
    void lists_contain_only_the_numbers_of_the_key() {
        registerHereOnly(narrowNumber(), "27001", "15550006001");
        registerHereOnly("17002", "27002", "15550006002");
        for (String number : List.of(narrowNumber(), "17002")) {
            operator()
                    .body(RED)
                    .post("/v1/numbers/" + number + "/observations")
                    .then()
                    .statusCode(200);
        }

        narrowOperator()
                .get("/v1/numbers")
                .then()
                .statusCode(200)
                .body("numbers.phoneNumberId", equalTo(List.of("17001")));
        narrowOperator().get("/v1/numbers?after=17001").then().body("numbers", empty());
        for (String state : List.of("open", "all")) {
            narrowOperator()
                    .get("/v1/red-cases?state=" + state)
                    .then()
                    .statusCode(200)
                    .body("redCases.phoneNumberId", equalTo(List.of("17001")));
        }
        narrowOperator().get("/v1/numbers/17001").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    |              |",
                "DELETE |              |",
                "GET    | /history     |",
                "GET    | /permit      |",
                "PUT    |              | {\"wabaId\": \"27003\", \"displayNumber\": \"15550006003\"}",
                "PUT    | /paths       | {\"paths\": []}",
                "POST   | /observations| {\"rating\": \"RED\", \"reason\": \"mail\"}"
            })
    void any_other_number_is_not_found(String method, String path, String body) {
        int there = operator().get("/v1/numbers/17003").statusCode();
        if (there == 404) {
            registerHereOnly("17003", "27003", "15550006003");
        }

        var request = narrowOperator();
        if (body != null) {
            request.body(body);
        }
        request.request(method, "/v1/numbers/17003" + (path == null ? "" : path.strip()))
                .then()
                .statusCode(404);

        operator().get("/v1/numbers/17003").then().body("rating", equalTo("UNKNOWN"));
    }
}
