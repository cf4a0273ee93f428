package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAnswersTest {
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
                                new GraphAnswer.Seen(new PhoneNumberId("1"), Rating.RED, "CONNECTED", "TIER_2K"),
                                new GraphAnswer.Seen(new PhoneNumberId("2"), Rating.GREEN, null, "TIER_1K")),
                        null));
    }

    @Test
    void goes_on_only_when_there_is_a_next_page() {
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
    void an_unknown_colour_is_no_colour(String field, Rating expected) {
        GraphAnswer answer = read(200, "{\"data\":[{\"id\":\"1\"," + field + "}]}");

        assertThat(((GraphAnswer.Numbers) answer).numbers().getFirst().rating()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 80007})
    void knows_when_it_calls_too_often(int code) {
        assertThat(error(code)).isEqualTo(new GraphAnswer.Throttled());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 190, 200, 299, 464})
    void knows_a_refused_token(int code) {
        assertThat(error(code)).isInstanceOf(GraphAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 199, 300})
    void takes_any_other_error_for_one_that_may_heal(int code) {
        assertThat(error(code)).isInstanceOf(GraphAnswer.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>", "{}", "[]", "{\"data\":{}}", "{\"error\":\"no\"}"})
    void what_is_no_answer_may_heal(String body) {
        assertThat(read(200, body)).isInstanceOf(GraphAnswer.Failed.class);
    }

    private static GraphAnswer error(int code) {
        return read(400, "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
    }

    private static GraphAnswer read(int status, String body) {
        return GraphAnswers.read(status, body.getBytes(StandardCharsets.UTF_8));
    }
}
