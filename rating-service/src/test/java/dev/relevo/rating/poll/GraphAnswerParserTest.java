package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.fact.NumberHealth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAnswerParserTest {
    private static final Duration WAIT = Duration.ofMinutes(5);

    @Test
    void reads_numbers_with_the_new_limit_or_the_old() {
        GraphAnswer answer = read(200, """
                {"data":[
                  {"id":"1","quality_rating":"RED","status":"CONNECTED",
                   "whatsapp_business_manager_messaging_limit":"TIER_2K","messaging_limit_tier":"TIER_1K"},
                  {"id":"2","quality_rating":"GREEN","messaging_limit_tier":"TIER_1K"}],
                 "paging":{"cursors":{"before":"A","after":"B"}}}""");

        assertThat(answer)
                .isEqualTo(new GraphAnswer.Numbers(
                        List.of(
                                seen("1", Rating.RED, "CONNECTED", "TIER_2K"),
                                seen("2", Rating.GREEN, null, "TIER_1K")),
                        null));
    }

    @Test
    void returns_a_cursor_only_if_there_is_a_next_page() {
        GraphAnswer answer = read(
                200, "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"B\"},\"next\":\"https://graph.example/x\"}}");

        assertThat(answer).isEqualTo(new GraphAnswer.Numbers(List.of(), "B"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quality_rating\":\"red\"               | RED",
                "\"quality_rating\":\"NA\"                | UNKNOWN",
                "\"quality_rating\":\"PURPLE\"            | UNKNOWN",
                "\"quality_rating\":null                  | UNKNOWN",
                "\"quality_score\":{\"score\":\"YELLOW\"} | YELLOW",
                "\"name\":\"x\"                           | UNKNOWN"
            })
    void an_unknown_colour_is_read_as_unknown(String field, Rating expected) {
        GraphAnswer answer = read(200, "{\"data\":[{\"id\":\"1\"," + field + "}]}");

        assertThat(((GraphAnswer.Numbers) answer).numbers().getFirst().rating()).isEqualTo(expected);
    }

    /** Otherwise the numbers of the other pages would count as vanished. */
    @Test
    void a_next_page_without_a_usable_cursor_is_no_list() {
        for (String cursors : List.of("{}", "{\"after\":\"\"}", "{\"after\":\"" + "x".repeat(4_097) + "\"}")) {
            assertThat(read(200, "{\"data\":[],\"paging\":{\"cursors\":" + cursors + ",\"next\":\"https://x\"}}"))
                    .isInstanceOfSatisfying(GraphAnswer.Failed.class, failed -> assertThat(failed.failure())
                            .isEqualTo(GraphAnswer.Failure.BROKEN_PAGES));
        }
    }

    @Test
    void a_number_without_an_id_is_no_list_and_one_with_an_impossible_id_is_skipped() {
        assertThat(read(200, "{\"data\":[{\"id\":\"1\"},{\"quality_rating\":\"RED\"}]}"))
                .isInstanceOf(GraphAnswer.Failed.class);
        assertThat(read(200, "{\"data\":[{\"id\":\"1\"},{\"id\":\"a:b\"}]}"))
                .isEqualTo(new GraphAnswer.Numbers(List.of(seen("1", Rating.UNKNOWN, null, null)), null));
    }

    @Test
    void more_than_a_thousand_numbers_on_a_page_are_no_list() {
        String number = "{\"id\":\"1\"}";

        assertThat(read(200, "{\"data\":[" + (number + ",").repeat(999) + number + "]}"))
                .isInstanceOf(GraphAnswer.Numbers.class);
        assertThat(read(200, "{\"data\":[" + (number + ",").repeat(1_000) + number + "]}"))
                .isInstanceOf(GraphAnswer.Failed.class);
    }

    @Test
    void reads_the_number_itself_and_whether_it_can_send() {
        GraphAnswer answer = read(200, """
                {"data":[{"id":"1","display_phone_number":"+1 555-078-3881","verified_name":"Relevo",
                  "health_status":{"can_send_message":"BLOCKED","entities":[
                    {"entity_type":"PHONE_NUMBER","id":"1","can_send_message":"AVAILABLE"},
                    {"entity_type":"WABA","id":"2","can_send_message":"BLOCKED","errors":[
                      {"error_code":141006,"error_description":"Payment is missing","possible_solution":"Pay"},
                      {"error_code":"none"}]}]}}]}""");

        GraphAnswer.Seen seen = ((GraphAnswer.Numbers) answer).numbers().getFirst();
        assertThat(seen.displayNumber()).isEqualTo("15550783881");
        assertThat(seen.verifiedName()).isEqualTo("Relevo");
        assertThat(seen.health())
                .isEqualTo(new NumberHealth(
                        "BLOCKED", List.of(new NumberHealth.Issue("WABA", 141006, "Payment is missing"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 80007})
    void recognizes_the_rate_limit(int code) {
        assertThat(error(code)).isEqualTo(new GraphAnswer.Throttled(WAIT));
    }

    @Test
    void status_429_is_the_rate_limit_with_any_body() {
        assertThat(read(429, "<html>")).isEqualTo(new GraphAnswer.Throttled(WAIT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 190, 200, 299, 464})
    void recognizes_a_refused_token(int code) {
        assertThat(error(code)).isInstanceOf(GraphAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 199, 300})
    void any_other_error_is_a_failure_that_may_be_temporary(int code) {
        assertThat(error(code)).isInstanceOf(GraphAnswer.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html>",
                "{}",
                "[]",
                "{\"data\":{}}",
                "{\"data\":[{\"id\":\"1\"}",
                "{\"error\":\"no\"}"
            })
    void an_unreadable_answer_is_a_failure_that_may_be_temporary(String body) {
        assertThat(read(200, body)).isInstanceOf(GraphAnswer.Failed.class);
    }

    private static GraphAnswer error(int code) {
        return read(400, "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
    }

    private static GraphAnswer read(int status, String body) {
        return GraphAnswerParser.read(status, body.getBytes(StandardCharsets.UTF_8), WAIT);
    }

    private static GraphAnswer.Seen seen(String id, Rating rating, @Nullable String status, @Nullable String limit) {
        return new GraphAnswer.Seen(new PhoneNumberId(id), null, null, rating, status, limit, null);
    }
}
