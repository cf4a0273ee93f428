package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of silences: with author, reason and a bounded end; seen here at once and elsewhere within five seconds. */
@QuarkusTest
class SilencesTest extends ServiceTest {
    private static final Duration ON_EVERY_REPLICA = Duration.ofSeconds(5);
    private static final Map<String, String> LABELS = Map.of("alertname", "red-case", "number", "8101");

    @BeforeEach
    void a_receiver() {
        receiver("silences-1", "email", "en", "UTC", "8101");
        RoutedTest.explain(LABELS).body("told", equalTo(true));
    }

    /** By the API, because the service remembers those that somebody only deletes from the table. */
    @AfterEach
    void no_silence() {
        operator().get("/v1/silences?limit=500").<List<String>>path("items.id").forEach(id -> operator()
                .delete("/v1/silences/" + id));
        sql("DELETE FROM silence");
        sql("DELETE FROM receiver WHERE name = 'silences-1'");
    }

    @Test
    void a_silence_lasts_until_it_is_ended_and_names_its_author_and_reason() {
        String id = silence("number=\"8101\"", "the number is being moved")
                .statusCode(200)
                .body("author", equalTo("olga"))
                .body("state", equalTo("ACTIVE"))
                .body("matchers", contains("number=\"8101\""))
                .extract()
                .path("id");

        RoutedTest.explain(LABELS)
                .body("told", equalTo(false))
                .body("silencedBy.id", equalTo(id))
                .body("silencedBy.author", equalTo("olga"))
                .body("silencedBy.reason", equalTo("the number is being moved"));
        RoutedTest.explain(Map.of("alertname", "red-case", "number", "8102")).body("silencedBy", nullValue());

        operator().delete("/v1/silences/" + id).then().statusCode(204);
        operator().delete("/v1/silences/" + id).then().statusCode(204);

        RoutedTest.explain(LABELS).body("silencedBy", nullValue());
        operator()
                .get("/v1/silences?state=expired")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].endedBy", equalTo("olga"));
        operator().get("/v1/silences?state=active").then().statusCode(200).body("items.size()", equalTo(0));
        operator().delete("/v1/silences/none").then().statusCode(404);
    }

    @Test
    void a_silence_may_begin_later_and_never_does_when_it_is_ended_before() {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        String id = operator()
                .body(Map.of(
                        "matchers", List.of("number=8101"),
                        "startsAt", tomorrow.toString(),
                        "endsAt", tomorrow.plusSeconds(60).toString(),
                        "reason", "maintenance"))
                .post("/v1/silences")
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");

        RoutedTest.explain(LABELS).body("silencedBy", nullValue());
        operator().get("/v1/silences?state=pending").then().body("items.id", contains(id));
        operator().delete("/v1/silences/" + id).then().statusCode(204);
        operator().get("/v1/silences?state=pending").then().body("items.size()", equalTo(0));
        operator().get("/v1/silences?state=EXPIRED").then().body("items.id", contains(id));
    }

    /** Another replica has written to the same database. */
    @Test
    void a_silence_of_another_replica_is_seen_within_five_seconds() {
        RoutedTest.explain(LABELS).body("silencedBy", nullValue());

        sql("""
                INSERT INTO silence (id, matchers, starts_at, ends_at, author, reason, created_at)
                VALUES ('s-1', '{"number=\\"8101\\""}', now() - interval '1 second', now() + interval '1 hour', 'ben', 'x', now())""");

        await().atMost(ON_EVERY_REPLICA)
                .untilAsserted(() -> RoutedTest.explain(LABELS).body("silencedBy.author", equalTo("ben")));
    }

    @Test
    void a_list_comes_in_pages_the_newest_first() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.addFirst(
                    silence("number=\"81" + i + "\"", "page " + i).extract().path("id"));
        }

        List<String> listed = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            var page = operator()
                    .get("/v1/silences?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("next");
        }

        assertThat(listed).isEqualTo(created);
        operator().get("/v1/silences?cursor=odd").then().statusCode(400);
        operator().get("/v1/silences?limit=0").then().statusCode(400);
        operator().get("/v1/silences?limit=501").then().statusCode(400);
        operator().get("/v1/silences?state=odd").then().statusCode(400);
    }

    @Test
    void each_wrong_field_is_named_and_no_value_repeated() {
        operator()
                .body(Map.of("matchers", List.of("number=8101", "secret value", "a=~\"(secret\""), "reason", " "))
                .post("/v1/silences")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("matchers[1]", "matchers[2]", "endsAt", "reason"))
                .body("detail", not(containsString("secret")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 400",
        "0, 1, 200",
        "0, 7776000, 200",
        "0, 7776060, 400",
        "7775000, 7776000, 200",
        "7776060, 7776070, 400",
        "60, 60, 400",
        "60, 61, 200",
        "7770000, 15540000, 200",
        "7770000, 15546060, 400"
    })
    void an_end_is_after_the_start_and_at_most_ninety_days_after_it(long start, long end, int status) {
        // A minute from now, so that the time of the request does not matter.
        Instant now = Instant.now().plusSeconds(start == 0 ? 0 : 5);

        operator()
                .body(Map.of(
                        "matchers", List.of("number=8101"),
                        "startsAt", now.plusSeconds(start).toString(),
                        "endsAt", now.plusSeconds(end).toString(),
                        "reason", "x"))
                .post("/v1/silences")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"PT4H, 200", "P90D, 200", "P90DT1S, 400", "PT0S, 400", "PT-1S, 400"})
    void a_duration_may_take_the_place_of_the_end(String duration, int status) {
        operator()
                .body(Map.of("matchers", List.of("number=8101"), "duration", duration, "reason", "x"))
                .post("/v1/silences")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"severity!=\"x\"", "number=~\".*\"", "number=\"\"", "{}", "number"})
    void a_silence_of_everything_or_nothing_is_refused(String matcher) {
        silence(matcher, "x").statusCode(400).body("violations.field", hasItem(containsString("matchers")));
    }

    @Test
    void a_key_of_one_number_makes_and_sees_silences_of_that_number_only() {
        silence("number=\"8101\"", "not hers").statusCode(200);
        String own = nora(Map.of("matchers", List.of("number=\"6107\"")))
                .statusCode(200)
                .body("author", equalTo("nora"))
                .extract()
                .path("id");

        nora(Map.of("matchers", List.of("number=\"8101\""))).statusCode(403);
        nora(Map.of("matchers", List.of("alertname=\"red-case\""))).statusCode(403);
        nora(Map.of("matchers", List.of("number=~\"6107|8101\""))).statusCode(403);

        given().header("Authorization", "Bearer " + Keys.NORA)
                .get("/v1/silences")
                .then()
                .statusCode(200)
                .body("items.id", contains(own));
        String other = operator().get("/v1/silences").path("items.find { it.author == 'olga' }.id");
        given().header("Authorization", "Bearer " + Keys.NORA)
                .delete("/v1/silences/" + other)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse nora(Map<String, Object> form) {
        Map<String, Object> body = new java.util.HashMap<>(form);
        body.put("reason", "x");
        body.put("endsAt", Instant.now().plusSeconds(3_600).toString());
        return given().header("Authorization", "Bearer " + Keys.NORA)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/silences")
                .then();
    }

    private static ValidatableResponse silence(String matcher, String reason) {
        return operator()
                .body(Map.of(
                        "matchers", List.of(matcher),
                        "endsAt", Instant.now().plusSeconds(3_600).toString(),
                        "reason", reason))
                .post("/v1/silences")
                .then();
    }
}
