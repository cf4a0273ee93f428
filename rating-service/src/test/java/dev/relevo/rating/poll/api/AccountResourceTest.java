package dev.relevo.rating.poll.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountResourceTest extends ServiceTest {
    @Test
    void accounts_come_in_pages_in_the_order_of_their_ids() {
        for (String account : new String[] {"0001", "0002", "0003"}) {
            registerHereOnly("14" + account, account, "1555030" + account);
        }

        String next = operator()
                .get("/v1/accounts?limit=2")
                .then()
                .statusCode(200)
                .body("items.wabaId", contains("0001", "0002"))
                .extract()
                .path("next");
        operator()
                .get("/v1/accounts?limit=1&cursor=" + next)
                .then()
                .body("items.wabaId", contains("0003"))
                .body("items[0].callsPerHour", equalTo(20_000))
                .body("items[0].numbersRegistered", equalTo(1));
    }

    @Test
    void a_key_sees_the_accounts_of_its_numbers_only() {
        if (operator().get("/v1/numbers/" + narrowNumber()).statusCode() == 404) {
            registerHereOnly(narrowNumber(), "62901", "15550006001");
        }
        String own = operator().get("/v1/numbers/" + narrowNumber()).path("wabaId");
        registerHereOnly("52004", "62004", "15550304004");

        narrowOperator().get("/v1/accounts").then().body("items.wabaId", contains(own));
        narrowOperator().get("/v1/accounts/" + own).then().statusCode(200);
        narrowOperator().get("/v1/accounts/24004").then().statusCode(404);
        operator().get("/v1/accounts").then().body("items.wabaId", hasItem("62004"));
    }

    @Test
    void an_account_without_a_registered_number_is_unknown_and_a_wrong_parameter_is_named() {
        operator().get("/v1/accounts/24999").then().statusCode(404).body("title", equalTo("Unknown account"));
        operator().get("/v1/accounts?limit=0").then().statusCode(400).body("detail", not(equalTo("")));
        operator().get("/v1/accounts?limit=501").then().statusCode(400);
        operator().get("/v1/accounts?cursor=a:b").then().statusCode(400);
    }
}
