package dev.relevo.rating.number.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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

/** What a person reports of a number: its colour, the time of the flag, a limit. */
@QuarkusTest
class ObservationResourceTest extends ServiceTest {
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
}
