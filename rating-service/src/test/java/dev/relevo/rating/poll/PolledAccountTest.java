package dev.relevo.rating.poll;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.relevo.rating.ServiceTest;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tests of polls of the simulated Graph API. */
abstract class PolledAccountTest extends ServiceTest {
    final String graph = ConfigProvider.getConfig().getValue("rating.graph.url", String.class);

    final void awaitList(String wabaId) {
        eventually(() -> operator().get("/v1/accounts/" + wabaId).then().body("listedAt", notNullValue()));
    }

    /** Two lists, because one may have started before. */
    final void awaitNextList(String wabaId) {
        for (int list = 0; list < 2; list++) {
            String last = operator().get("/v1/accounts/" + wabaId).path("listedAt");
            eventually(() -> operator().get("/v1/accounts/" + wabaId).then().body("listedAt", not(equalTo(last))));
        }
    }

    final void awaitPolls(String wabaId, int more) {
        for (int poll = 0; poll < more; poll++) {
            String next = operator().get("/v1/accounts/" + wabaId).path("nextPollAt");
            eventually(() -> operator().get("/v1/accounts/" + wabaId).then().body("nextPollAt", not(equalTo(next))));
        }
    }

    final void answer(String wabaId, String answers) {
        given().contentType("application/json")
                .body(answers)
                .post(graph + "/sim/accounts/" + wabaId + "/answers")
                .then()
                .statusCode(200);
    }

    final void fields(String phoneNumberId, String fields) {
        given().contentType("application/json")
                .body(fields)
                .post(graph + "/sim/numbers/" + phoneNumberId + "/fields")
                .then()
                .statusCode(200);
    }
}
