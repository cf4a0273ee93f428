package dev.relevo.notifier.channel.email;

import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.Concurrency;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.text.NoticeText;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The e-mail channel. The delivery's key is the Message-ID, so that a mail program shows a duplicate once. */
@Singleton
class EmailChannel implements Channel {
    static final String NAME = "email";

    private static final Concurrency CONCURRENCY = new Concurrency(2, 16);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * The SMTP replies that reject the address: a retry would get the same one.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2">RFC 5321, 4.2.2</a>
     */
    private static final Set<Integer> ADDRESS_REFUSED = Set.of(501, 550, 551, 553);

    private final ReactiveMailer mailer;
    private final Template html;
    private final Template text;

    EmailChannel(
            ReactiveMailer mailer,
            @Location("mail/notice.html") Template html,
            @Location("mail/notice.txt") Template text) {
        this.mailer = mailer;
        this.html = html;
        this.text = text;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean takesReceivers() {
        return true;
    }

    @Override
    public Concurrency concurrency() {
        return CONCURRENCY;
    }

    @Override
    public SendResult send(SendRequest request) {
        return switch (request) {
            case SendRequest.ToReceiver notice -> send(notice);
            case SendRequest.ToPerson _ -> new SendResult.Rejected(FailureReason.NO_CHANNEL);
        };
    }

    private SendResult send(SendRequest.ToReceiver request) {
        String messageId = "<" + request.key() + "@relevo>";
        try {
            mailer.send(mail(request).addHeader("Message-ID", messageId))
                    .await()
                    .atMost(TIMEOUT);
            return new SendResult.Sent(messageId);
        } catch (TimeoutException e) {
            return new SendResult.Retryable(FailureReason.NO_ANSWER);
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private Mail mail(SendRequest.ToReceiver request) {
        var receiver = request.receiver();
        var mail = NoticeText.of(request.notification().notice(), receiver);
        return new Mail()
                .addTo(receiver.address())
                .setSubject(mail.subject())
                .setHtml(html.data("mail", mail).render())
                .setText(text.data("mail", mail).render())
                // Threads the notifications of one group.
                .addHeader("References", "<" + request.notification().groupId() + "@relevo>")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private static SendResult failure(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp && ADDRESS_REFUSED.contains(smtp.getReplyCode())) {
                return new SendResult.Rejected(FailureReason.ADDRESS_REFUSED);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new SendResult.Retryable(FailureReason.UNREACHABLE);
            }
        }
        return new SendResult.Retryable(FailureReason.UNAVAILABLE);
    }
}
