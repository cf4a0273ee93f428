package dev.relevo.notifier.channel.whatsapp;

import static dev.relevo.notifier.channel.FailureReason.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "400, 131047, WINDOW_CLOSED",
        "400, 131026, UNDELIVERABLE",
        "400, 131050, OPTED_OUT",
        "400, 131049, MARKETING_CAPPED",
        "400, 130472, MARKETING_CAPPED",
        "403, 368, POLICY_BLOCKED",
        "403, 131031, POLICY_BLOCKED",
        "403, 130497, POLICY_BLOCKED",
        "400, 131037, MISCONFIGURED",
        "400, 133010, MISCONFIGURED",
        "404, 132001, TEMPLATE_REFUSED",
        "400, 132015, TEMPLATE_REFUSED",
        "400, 131062, TEMPLATE_REFUSED",
        "400, 100, BAD_REQUEST",
        "400, 999999, UNKNOWN"
    })
    void a_permanent_error_is_rejected_with_its_reason_and_code(int status, int code, FailureReason reason) {
        assertThat(error(status, code).result(1)).isEqualTo(new SendResult.Rejected(reason, code));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 4, RATE_LIMITED",
        "400, 80007, RATE_LIMITED",
        "429, 130429, RATE_LIMITED",
        "400, 131048, SPAM_LIMITED",
        "500, 131000, UNAVAILABLE",
        "400, 131057, UNAVAILABLE",
        "500, 1, UNAVAILABLE",
        "503, 2, UNAVAILABLE",
        "500, 999999, UNAVAILABLE",
        "401, 190, UNAUTHORIZED",
        "403, 200, UNAUTHORIZED",
        "403, 299, UNAUTHORIZED"
    })
    void a_temporary_error_is_retried(int status, int code, FailureReason reason) {
        assertThat(error(status, code).result(1)).isEqualTo(new SendResult.Retryable(reason, Duration.ZERO, code));
    }

    @Test
    void the_pair_limit_waits_four_times_as_long_after_each_failure() {
        assertThat(error(400, 131056).result(1)).isEqualTo(pairLimited(4));
        assertThat(error(400, 131056).result(2)).isEqualTo(pairLimited(16));
        assertThat(error(400, 131056).result(5)).isEqualTo(pairLimited(1024));
        assertThat(error(400, 131056).result(6)).isEqualTo(pairLimited(1024));
    }

    @Test
    void the_status_decides_when_an_answer_is_not_json() {
        assertThat(new GraphAnswer(502, null, "<html>").result(1)).isEqualTo(new SendResult.Retryable(UNAVAILABLE));
        assertThat(new GraphAnswer(429, "7", "").result(1))
                .isEqualTo(new SendResult.Retryable(RATE_LIMITED, Duration.ofSeconds(7)));
        assertThat(new GraphAnswer(404, null, "[]").result(1)).isEqualTo(new SendResult.Rejected(UNKNOWN));
        assertThat(new GraphAnswer(302, null, "").result(1)).isEqualTo(new SendResult.Rejected(UNKNOWN));
    }

    @Test
    void a_wait_that_is_not_a_number_is_ignored() {
        assertThat(new GraphAnswer(429, "soon", "").result(1)).isEqualTo(new SendResult.Retryable(RATE_LIMITED));
        assertThat(new GraphAnswer(429, "99999999999999999999", "").result(1))
                .isEqualTo(new SendResult.Retryable(RATE_LIMITED));
    }

    @Test
    void a_success_carries_the_message_id() {
        var answer = new GraphAnswer(200, null, "{\"messages\":[{\"id\":\"wamid.A\"}]}");

        assertThat(answer.result(1)).isEqualTo(new SendResult.Sent("wamid.A"));
    }

    private static SendResult pairLimited(int seconds) {
        return new SendResult.Retryable(PAIR_RATE_LIMITED, Duration.ofSeconds(seconds), 131056);
    }

    private static GraphAnswer error(int status, int code) {
        return new GraphAnswer(status, null, "{\"error\":{\"code\":" + code + "}}");
    }
}
