package dev.relevo.rating.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.relevo.rating.Raw;
import dev.relevo.rating.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The numbers are rated by the simulator, which gives their portfolio 10,000 people in 24 hours. */
@QuarkusTest
class ReservationsTest extends ServiceTest {
    @Test
    void two_tools_cannot_both_spend_the_last_500() throws ExecutionException, InterruptedException {
        open("33001", "43001", "15550033001");
        reserve(campaign(), "33001", 9_500).statusCode(201);

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService tools = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RequestSpecification tool = i % 2 == 0 ? campaign() : otherCampaign();
                requests.add(
                        tools.submit(() -> reserve(tool, "33001", 500).extract().statusCode()));
            }
            for (Future<Integer> request : requests) {
                answers.add(request.get());
            }
        }

        assertThat(answers).hasSize(8).containsOnly(201, 409).containsOnlyOnce(201);
        permit("33001")
                .body("allowed", equalTo(false))
                .body("remaining", equalTo(0))
                .body("because.code", contains("PORTFOLIO_LIMIT_REACHED"));
        reserve(campaign(), "33001", 1)
                .statusCode(409)
                .body("title", equalTo("Not enough left"))
                .body("remaining", equalTo(0))
                .body("because.code", hasItem("PORTFOLIO_LIMIT_REACHED"));
    }

    @Test
    void nothing_partial_is_granted_unless_it_is_asked_for() {
        open("33002", "43002", "15550033002");

        reserve(campaign(), "33002", 10_001).statusCode(409).body("remaining", equalTo(10_000));
        campaign()
                .body("{\"category\": \"utility\", \"count\": 10001, \"partial\": true}")
                .post("/v1/numbers/33002/permit/reservations")
                .then()
                .statusCode(201)
                .body("granted", equalTo(10_000))
                .body("expiresAt", notNullValue());
    }

    @Test
    void what_is_released_or_not_sent_is_given_back() {
        open("33003", "43003", "15550033003");
        String first = id(reserve(campaign(), "33003", 6_000));
        String second = id(reserve(campaign(), "33003", 4_000));

        act("33003", first, "release", "").statusCode(200).body("state", equalTo("RELEASED"));
        act("33003", first, "release", "").statusCode(200).body("state", equalTo("RELEASED"));
        act("33003", first, "confirm", "").statusCode(409);
        act("33003", second, "confirm", "{\"count\": 4001}").statusCode(400);
        act("33003", second, "confirm", "{\"count\": 1000}").statusCode(200).body("confirmed", equalTo(1_000));
        act("33003", second, "confirm", "{\"count\": 1000}").statusCode(200);
        act("33003", second, "confirm", "{\"count\": 999}").statusCode(409);
        act("33003", second, "release", "").statusCode(409);

        eventually(() -> permit("33003").body("remaining", equalTo(9_000)));
        campaign()
                .get("/v1/numbers/33003/permit/reservations/" + second)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"));
    }

    @Test
    void an_expired_reservation_is_given_back() {
        open("33004", "43004", "15550033004");
        String id = id(campaign()
                .body("{\"category\": \"marketing\", \"count\": 10000, \"ttlSeconds\": 1}")
                .post("/v1/numbers/33004/permit/reservations")
                .then()
                .statusCode(201));

        eventually(() -> permit("33004").body("remaining", equalTo(10_000)));

        act("33004", id, "confirm", "")
                .statusCode(409)
                .body("detail", equalTo("expected a reservation that is held, got one that is expired"));
        reserve(campaign(), "33004", 10_000).statusCode(201);
    }

    @Test
    void the_same_key_gets_the_same_reservation() {
        open("33005", "43005", "15550033005");
        String first = id(reserve(campaign().header("Idempotency-Key", "run-7"), "33005", 100));

        String again = id(reserve(campaign().header("Idempotency-Key", "run-7"), "33005", 100));

        assertThat(again).isEqualTo(first);
        reserve(campaign().header("Idempotency-Key", "run-7"), "33005", 101)
                .statusCode(409)
                .body("title", equalTo("Key used before"));
        // Another tool's key is another request.
        assertThat(id(reserve(otherCampaign().header("Idempotency-Key", "run-7"), "33005", 100)))
                .isNotEqualTo(first);
        eventually(() -> permit("33005").body("remaining", equalTo(9_800)));
        otherCampaign().get("/v1/numbers/33005/permit/reservations").then().body("items", hasSize(1));
        operator().get("/v1/numbers/33005/permit/reservations").then().body("items", hasSize(2));
        otherCampaign()
                .post("/v1/numbers/33005/permit/reservations/" + first + "/release")
                .then()
                .statusCode(404);
    }

    @Test
    void held_reservations_come_in_pages_of_their_holder_the_newest_first() {
        open("33011", "43011", "15550033011");
        String first = id(reserve(otherCampaign(), "33011", 1));
        reserve(campaign(), "33011", 2);
        String second = id(reserve(otherCampaign(), "33011", 3));
        String third = id(reserve(otherCampaign(), "33011", 4));

        String next = otherCampaign()
                .get("/v1/numbers/33011/permit/reservations?limit=2")
                .then()
                .body("items.reservationId", contains(third, second))
                .extract()
                .path("next");
        otherCampaign()
                .get("/v1/numbers/33011/permit/reservations?limit=2&cursor=" + next)
                .then()
                .body("items.reservationId", contains(first))
                .body("next", nullValue());
    }

    @Test
    void a_restricted_account_gets_no_permit_and_no_reservation() {
        open("33006", "43006", "15550033006");

        send(Raw.account("x-1", "43006", Instant.now(), "ACCOUNT_RESTRICTION", """
                {"restriction_info": [{"restriction_type": "RESTRICTED_UTILITY_TEMPLATES"}]}"""));

        eventually(() -> campaign()
                .get("/v1/numbers/33006/permit?category=utility")
                .then()
                .body("allowed", equalTo(false))
                .body("because.code", contains("UTILITY_RESTRICTED")));
        permit("33006").body("allowed", equalTo(true)).body("because", hasSize(0));
    }

    @Test
    void the_scope_campaign_allows_permits_and_nothing_else() {
        campaign().get("/v1/numbers").then().statusCode(403);
        campaign().get("/v1/templates").then().statusCode(403);
        campaign().get("/v1/restrictions").then().statusCode(403);
        campaign().get("/v1/numbers/33999/permit").then().statusCode(404);
        otherCampaign().get("/v1/numbers/33007/permit").then().statusCode(404);
        reserve(otherCampaign(), "33007", 1).statusCode(404);
        campaign().get("/v1/numbers/33001/permit?category=other").then().statusCode(400);
    }

    @Test
    void wrong_requests_name_each_fault() {
        campaign()
                .body("{\"category\": \"other\", \"count\": 0, \"ttlSeconds\": 3601, \"requestId\": \"a b\"}")
                .post("/v1/numbers/33999/permit/reservations")
                .then()
                .statusCode(400)
                .body("violations", hasSize(4));
        campaign().post("/v1/numbers/33999/permit/reservations").then().statusCode(400);
        reserve(campaign(), "33999", 1).statusCode(404);
    }

    private void open(String number, String account, String digits) {
        register(number, account, digits);
        eventually(() -> permit(number).body("allowed", equalTo(true)).body("remaining", equalTo(10_000)));
    }

    private static ValidatableResponse permit(String number) {
        return campaign().get("/v1/numbers/" + number + "/permit").then().statusCode(200);
    }

    private static ValidatableResponse reserve(RequestSpecification tool, String number, int count) {
        return tool.body("{\"category\": \"marketing\", \"count\": " + count + "}")
                .post("/v1/numbers/" + number + "/permit/reservations")
                .then();
    }

    private static ValidatableResponse act(String number, String reservation, String action, String body) {
        return campaign()
                .body(body)
                .post("/v1/numbers/" + number + "/permit/reservations/" + reservation + "/" + action)
                .then();
    }

    private static String id(ValidatableResponse response) {
        return response.statusCode(201).extract().path("reservationId");
    }
}
