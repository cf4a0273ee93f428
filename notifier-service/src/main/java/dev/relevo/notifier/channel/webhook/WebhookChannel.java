package dev.relevo.notifier.channel.webhook;

import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.http.HttpAnswer;
import dev.relevo.notifier.channel.http.HttpChannel;
import dev.relevo.notifier.channel.http.OutboundHttp;
import dev.relevo.notifier.text.NotificationTexts;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A signed webhook. The delivery's key is its id, so that the server can recognise a duplicate. The address is its URL. */
@Singleton
class WebhookChannel extends HttpChannel {
    private static final String SECRET = "secret";
    private static final String PREVIOUS_SECRET = "previousSecret";

    private final NotificationTexts texts;
    private final InstantSource clock;

    WebhookChannel(OutboundHttp http, NotificationTexts texts, InstantSource clock) {
        super("webhook", http);
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Optional<String> problem(String address) {
        return http.problem(address);
    }

    @Override
    public Optional<String> secretProblem(String name, String value) {
        return (name.equals(SECRET) || name.equals(PREVIOUS_SECRET)) && Signature.isSecret(value)
                ? Optional.empty()
                : Optional.of(SECRET + " or " + PREVIOUS_SECRET + ": whsec_ and the Base64 of 24 to 64 bytes");
    }

    @Override
    protected SendResult send(SendRequest.ToReceiver request) {
        var receiver = request.receiver();
        List<String> secrets = Stream.of(SECRET, PREVIOUS_SECRET)
                .map(name -> receiver.secrets().getOrDefault(name, ""))
                .filter(Signature::isSecret)
                .toList();
        if (secrets.isEmpty()) {
            return missingSecret();
        }
        Instant now = clock.instant();
        String title = texts.of(request.notification(), receiver).headline();
        byte[] body = bytes(WebhookBody.of(request.notification(), receiver, title, now));
        String signature =
                Signature.of(secrets, request.key(), now.getEpochSecond(), new String(body, StandardCharsets.UTF_8));
        return http.post(
                receiver.address(),
                Map.of(
                        "webhook-id", request.key(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", signature),
                body,
                HttpAnswer::result);
    }
}
