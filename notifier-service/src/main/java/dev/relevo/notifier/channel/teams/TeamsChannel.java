package dev.relevo.notifier.channel.teams;

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

/**
 * Microsoft Teams, by a workflow that starts with "When a Teams webhook request is received". Its URL is a secret, so that the address is
 * only the name of the Teams channel, for people.
 */
@Singleton
class TeamsChannel extends HttpChannel {
    private static final String URL = "url";

    /**
     * A larger message is not shown.
     *
     * @see <a href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">28 KB, and 4
     *     requests a second</a>
     */
    static final int MAX_BYTES = 28_000;

    private static final List<Rate> RATES = List.of(new Rate(Rate.Unit.CONCURRENCY_KEY, 4, Duration.ofMillis(500)));

    private final NotificationTexts texts;

    TeamsChannel(OutboundHttp http, NotificationTexts texts) {
        super("teams", http);
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
        if (url == null) {
            return missingSecret();
        }
        ChatText text = ChatText.of(texts.of(request.notification(), request.receiver()));
        return http.post(url, text.fit(shown -> bytes(TeamsMessage.of(shown)), body -> body.length, MAX_BYTES));
    }
}
