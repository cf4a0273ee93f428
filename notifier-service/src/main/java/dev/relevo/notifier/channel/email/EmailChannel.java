package dev.relevo.notifier.channel.email;

import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.Concurrency;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.text.NotificationTexts;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The e-mail channel. The delivery's key is the Message-ID, so that a mail program shows a duplicate once. */
@Singleton
class EmailChannel implements Channel {
    static final String NAME = "email";

    private static final Concurrency CONCURRENCY = new Concurrency(2, 16);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MailClient client;
    private final NotificationTexts texts;
    private final Validator validator;
    private final Sender sender;
    private final Template html;
    private final Template text;

    EmailChannel(
            MailClient client,
            NotificationTexts texts,
            Validator validator,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @Location("mail/notification.html") Template html,
            @Location("mail/notification.txt") Template text) {
        this.client = client;
        this.texts = texts;
        this.validator = validator;
        this.sender = new Sender(from);
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
    public Optional<String> problem(String address) {
        return validator.validate(new EmailAddress(address)).isEmpty()
                ? Optional.empty()
                : Optional.of(EmailAddress.EXPECTED);
    }

    @Override
    public Optional<String> secretProblem(String name, String value) {
        return Optional.of("none: an e-mail address needs no secret");
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
        String messageId = sender.id(request.key());
        try {
            client.sendMail(mail(request, messageId))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new SendResult.Sent(messageId);
        } catch (TimeoutException e) {
            return new SendResult.Retryable(FailureReason.NO_ANSWER);
        } catch (ExecutionException e) {
            return SmtpFailure.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Retryable(FailureReason.NO_ANSWER);
        }
    }

    private MailMessage mail(SendRequest.ToReceiver request, String messageId) {
        var receiver = request.receiver();
        var mail = texts.of(request.notification(), receiver);
        return new MailMessage()
                .setFrom(sender.from())
                .setTo(receiver.address())
                .setSubject(mail.subject())
                .setHtml(html.data("mail", mail).render())
                .setText(text.data("mail", mail).render())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Message-ID", messageId)
                        // Threads the notifications of one group.
                        .add("References", sender.id(request.notification().groupId()))
                        .add("Auto-Submitted", "auto-generated"));
    }
}
