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

class GraphAnswerParserTest {
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

    @ParameterizedTest
    @ValueSource(ints = {4, 80007})
    void recognizes_the_rate_limit(int code) {
        assertThat(error(code)).isEqualTo(new GraphAnswer.Throttled());
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
    @ValueSource(strings = {"", "null", "<html>", "{}", "[]", "{\"data\":{}}", "{\"error\":\"no\"}"})
    void an_unreadable_answer_is_a_failure_that_may_be_temporary(String body) {
        assertThat(read(200, body)).isInstanceOf(GraphAnswer.Failed.class);
    }

    private static GraphAnswer error(int code) {
        return read(400, "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
    }

    private static GraphAnswer read(int status, String body) {
        return GraphAnswerParser.read(status, body.getBytes(StandardCharsets.UTF_8));
    }
}
