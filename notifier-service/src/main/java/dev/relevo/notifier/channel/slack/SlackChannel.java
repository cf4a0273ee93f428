package dev.relevo.notifier.channel.slack;

import dev.relevo.notifier.channel.Rate;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.channel.http.HttpChannel;
import dev.relevo.notifier.channel.http.OutboundHttp;
import dev.relevo.notifier.text.NotificationTexts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Slack, by an incoming webhook. Its URL is a secret, so that the address is only the name of the Slack channel, for people. */
@Singleton
class SlackChannel extends HttpChannel {
    private static final String URL = "url";

    /** @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">one message a second per channel, and short bursts</a> */
    private static final List<Rate> RATES = List.of(new Rate(Rate.Unit.CONCURRENCY_KEY, 5, Duration.ofSeconds(1)));

    private final NotificationTexts texts;

    SlackChannel(OutboundHttp http, NotificationTexts texts) {
        super("slack", http);
        this.texts = texts;
    }

    @Override
    public Optional<String> problem(String address) {
        return labelProblem(address);
    }

    @Override
    public Optional<String> secretProblem(String name, String value) {
        return name.equals(URL) ? http.problem(value) : Optional.of(URL);
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }

    @Override
    protected SendResult send(SendRequest.ToReceiver request) {
        String url = request.receiver().secrets().get(URL);
        return url == null
                ? missingSecret()
                : http.post(
                        url, bytes(SlackMessage.of(ChatText.of(texts.of(request.notification(), request.receiver())))));
    }
}
