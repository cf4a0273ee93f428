package dev.relevo.notifier.channel.pagerduty;

import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.http.HttpChannel;
import dev.relevo.notifier.channel.http.OutboundHttp;
import dev.relevo.notifier.text.NotificationTexts;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** PagerDuty, by its Events API v2. The routing key is a secret, so that the address is only the name of the service, for people. */
@Singleton
class PagerDutyChannel extends HttpChannel {
    private static final String ROUTING_KEY = "routingKey";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");

    private final NotificationTexts texts;
    private final String url;

    PagerDutyChannel(OutboundHttp http, NotificationTexts texts, NotifierConfig config) {
        super("pagerduty", http);
        this.texts = texts;
        this.url = config.pagerduty().url().replaceAll("/+$", "") + "/v2/enqueue";
    }

    @Override
    public Optional<String> problem(String address) {
        return labelProblem(address);
    }

    @Override
    public Optional<String> secretProblem(String name, String value) {
        return name.equals(ROUTING_KEY) && KEY.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(ROUTING_KEY + ", 32 letters and digits");
    }

    @Override
    protected SendResult send(SendRequest.ToReceiver request) {
        String key = request.receiver().secrets().get(ROUTING_KEY);
        if (key == null) {
            return missingSecret();
        }
        if (request.notification().digest() != null) {
            // A summary must wake nobody.
            return new SendResult.Rejected(FailureReason.NO_CHANNEL);
        }
        var text = texts.of(request.notification(), request.receiver());
        return http.post(url, bytes(PagerDutyEvent.of(request.notification(), text, key)));
    }
}
