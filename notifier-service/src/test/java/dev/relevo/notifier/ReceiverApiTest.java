package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.relevo.notifier.SmtpGate.Stage;
import dev.relevo.notifier.receiver.Receivers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Listing, deleting and testing receivers, and their secrets, as an operator does it. */
@QuarkusTest
class ReceiverApiTest extends ServiceTest {
    @Inject
    Receivers receivers;

    @Test
    void receivers_are_listed_page_by_page_in_the_order_of_their_names() {
        List.of("page-b", "page-a", "page-d", "page-c").forEach(name -> receiver(name, "email", "en", "UTC", "8001"));
        List<String> names = new ArrayList<>();

        String cursor = "";
        do {
            var page = operator()
                    .get("/v1/receivers?limit=3&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(3);
            names.addAll(page.getList("items.name", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(names)
                .containsSubsequence("page-a", "page-b", "page-c", "page-d")
                .isSorted()
                .doesNotHaveDuplicates();
        operator().get("/v1/receivers?cursor=%00").then().statusCode(400);
        operator().get("/v1/receivers?cursor=AA").then().statusCode(400);
        operator().get("/v1/receivers?limit=501").then().statusCode(400);
    }

    @Test
    void what_was_to_be_sent_to_a_deleted_receiver_ends_and_nothing_new_is_sent() {
        receiver("gone-1", "email", "en", "UTC", "8002");
        smtp.gate().answer("gone-1@example.org", Stage.RECIPIENT, "451 4.3.0 later");
        send(RatingEvents.of("8002").opened());
        eventually().until(() -> smtp.gate().attemptsTo("gone-1@example.org") >= 1);

        operator().delete("/v1/receivers/gone-1").then().statusCode(204);

        smtp.gate().forget("gone-1@example.org");
        assertThat(value("SELECT state || reason FROM delivery WHERE receiver = ?", "gone-1"))
                .isEqualTo("FAILEDRECEIVER_GONE");
        operator().get("/v1/receivers/gone-1").then().statusCode(404);
        operator().delete("/v1/receivers/gone-1").then().statusCode(404);
        receiver("stays-1", "email", "en", "UTC", "8002");
        send(RatingEvents.of("8002").pathMissing("after", "no phone"));
        eventually().until(() -> smtp.mailsTo("stays-1@example.org").size() == 1);
        assertThat(smtp.mailsTo("gone-1@example.org")).isEmpty();
    }

    @Test
    void a_test_is_sent_at_once_in_the_receivers_language_and_not_twice_in_a_row() {
        receiver("try-1", "email", "pt", "UTC", "8003");

        test("try-1").statusCode(200).body("outcome", equalTo("SENT")).body("reason", nullValue());

        assertThat(smtp.mailsTo("try-1@example.org"))
                .extracting(SmtpServer.Mail::subject)
                .containsExactly("[Relevo] Isto é um teste: os alertas chegarão aqui");
        assertThat(smtp.mailsTo("try-1@example.org").getFirst().text()).doesNotContain("/a/");
        test("try-1").statusCode(429).header("Retry-After", "10");
        assertThat(smtp.mailsTo("try-1@example.org")).hasSize(1);
        sql("UPDATE receiver SET tested_at = tested_at - interval '10 seconds' WHERE name = ?", "try-1");
        test("try-1").statusCode(200);
    }

    @Test
    void a_test_that_is_refused_or_fails_says_why() {
        receiver("try-2", "email", "en", "UTC", "8004");
        receiver("try-3", "email", "en", "UTC", "8004");
        smtp.gate().answer("try-2@example.org", Stage.RECIPIENT, "550 5.2.0 mailbox problem");
        smtp.gate().answer("try-3@example.org", Stage.RECIPIENT, "421 4.3.2 closing");

        test("try-2")
                .body("outcome", equalTo("REFUSED"))
                .body("reason", equalTo("MAILBOX_REFUSED"))
                .body("code", equalTo(550));
        test("try-3").body("outcome", equalTo("FAILED")).body("reason", equalTo("UNAVAILABLE"));
        test("nobody").statusCode(404);
    }

    @Test
    void secrets_are_sealed_and_never_answered_and_kept_until_they_are_removed() {
        put("seal-1", "probe", Map.of("secret", "whsec_one", "token", "t-two"));

        String answers = operator().get("/v1/receivers/seal-1").asString()
                + operator().get("/v1/receivers?limit=500").asString();
        assertThat(answers).doesNotContain("whsec_one", "t-two");
        operator().get("/v1/receivers/seal-1").then().body("secrets", equalTo(List.of("secret", "token")));
        assertThat(value("SELECT secrets FROM receiver WHERE name = ?", "seal-1"))
                .contains("\"token\"")
                .doesNotContain("whsec_one", "t-two");
        assertThat(secretsOf("seal-1")).isEqualTo(Map.of("secret", "whsec_one", "token", "t-two"));

        put("seal-1", "probe", Map.of("token", ""));
        assertThat(secretsOf("seal-1")).isEqualTo(Map.of("secret", "whsec_one"));

        receiver("seal-1", "email", "en", "UTC", "8005");
        assertThat(secretsOf("seal-1")).as("of another channel").isEmpty();
    }

    /** As when someone with access to the database copies a row. */
    @Test
    void a_secret_does_not_open_for_another_receiver_and_the_others_are_served() {
        put("seal-2", "probe", Map.of("secret", "whsec_three"));
        put("seal-3", "probe", Map.of("secret", "whsec_four"));

        sql(
                "UPDATE receiver SET secrets = (SELECT secrets FROM receiver WHERE name = 'seal-2') WHERE name = ?",
                "seal-3");

        assertThat(secretsOf("seal-3")).isEmpty();
        assertThat(secretsOf("seal-2")).isEqualTo(Map.of("secret", "whsec_three"));
    }

    @Test
    void a_key_with_numbers_sees_and_changes_the_receivers_of_its_numbers_only() {
        receiver("all-8006", "email", "en", "UTC", "8006");
        operator()
                .body(Map.of("channel", "email", "address", "a@example.org", "language", "en", "timeZone", "UTC"))
                .put("/v1/receivers/everything")
                .then()
                .statusCode(200);
        receiver("nora-1", "email", "en", "UTC", "6107");

        nora().get("/v1/receivers?limit=500")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("nora-1"))
                .body("items.name", not(hasItem("all-8006")))
                .body("items.name", not(hasItem("everything")));
        for (String hidden : List.of("all-8006", "everything")) {
            nora().get("/v1/receivers/" + hidden).then().statusCode(404);
            nora().delete("/v1/receivers/" + hidden).then().statusCode(404);
            nora().post("/v1/receivers/" + hidden + "/test").then().statusCode(404);
            nora().body(form("6107")).put("/v1/receivers/" + hidden).then().statusCode(403);
        }
        nora().body(form("8006"))
                .put("/v1/receivers/nora-2")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("phoneNumberIds"));
        nora().body(form()).put("/v1/receivers/nora-2").then().statusCode(400);
        nora().body(form("6107")).put("/v1/receivers/nora-2").then().statusCode(200);
        nora().delete("/v1/receivers/nora-2").then().statusCode(204);
        operator().get("/v1/receivers/all-8006").then().statusCode(200);
        operator().delete("/v1/receivers/everything").then().statusCode(204);
    }

    private Map<String, String> secretsOf(String name) {
        return receivers.named(name).orElseThrow().secrets();
    }

    private static void put(String name, String channel, Map<String, String> secrets) {
        operator()
                .body(Map.of(
                        "channel",
                        channel,
                        "address",
                        name + "@example.org",
                        "language",
                        "en",
                        "timeZone",
                        "UTC",
                        "phoneNumberIds",
                        List.of("8005"),
                        "secrets",
                        secrets))
                .put("/v1/receivers/" + name)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> form(String... numbers) {
        return Map.of(
                "channel", "email",
                "address", "n@example.org",
                "language", "en",
                "timeZone", "UTC",
                "phoneNumberIds", List.of(numbers));
    }

    private static io.restassured.response.ValidatableResponse test(String name) {
        return operator().post("/v1/receivers/" + name + "/test").then();
    }

    private static RequestSpecification nora() {
        return given().header("Authorization", "Bearer " + Keys.NORA).contentType(ContentType.JSON);
    }
}
