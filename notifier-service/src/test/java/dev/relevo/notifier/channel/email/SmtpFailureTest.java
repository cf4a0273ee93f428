package dev.relevo.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFailureTest {
    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 unknown, ADDRESS_REFUSED",
        "550, 5.4.1 no route, ADDRESS_REFUSED",
        "551, not local, ADDRESS_REFUSED",
        "550, 5.2.0 mailbox problem, MAILBOX_REFUSED",
        "552, too much mail, MAILBOX_REFUSED",
        "552, 5.2.3 too long, CONTENT_REFUSED",
        "552, 5.3.4 too long, CONTENT_REFUSED",
        "554, no, CONTENT_REFUSED",
        "554, 5.6.1 no HTML, CONTENT_REFUSED",
        "554, 5.5.1 no, CONTENT_REFUSED",
        "554, 5.7.26 not authenticated, POLICY_REFUSED",
        "503, bad sequence, BAD_REQUEST"
    })
    void a_5xx_reply_to_one_mail_is_permanent(int code, String text, FailureReason reason) {
        assertThat(SmtpFailure.of(reply("recipient address not accepted: x@example.org", code, text)))
                .isEqualTo(new SendResult.Rejected(reason, code));
    }

    @ParameterizedTest
    @CsvSource({
        "recipient address not accepted, 450, 4.2.1 try later, UNAVAILABLE",
        "sending data failed, 421, closing, UNAVAILABLE",
        "got error response, 554, no service for you, UNAVAILABLE",
        "AUTH PLAIN failed, 535, 5.7.8 wrong password, UNAUTHORIZED",
        "sender address not accepted: a@example.org, 553, 5.7.1 not yours, MISCONFIGURED"
    })
    void a_4xx_reply_and_one_that_concerns_every_mail_is_temporary(
            String stage, int code, String text, FailureReason reason) {
        assertThat(SmtpFailure.of(reply(stage, code, text)))
                .isEqualTo(new SendResult.Retryable(reason, java.time.Duration.ZERO, code));
    }

    @Test
    void a_connection_that_fails_is_temporary() {
        assertThat(SmtpFailure.of(new ExecutionException(new ConnectException("refused"))))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE));
        assertThat(SmtpFailure.of(new IOException("reset")))
                .isEqualTo(new SendResult.Retryable(FailureReason.UNAVAILABLE));
    }

    private static ExecutionException reply(String stage, int code, String text) {
        return new ExecutionException(new SMTPException(stage, code, List.of(code + " " + text), true));
    }
}
