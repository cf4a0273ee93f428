package dev.relevo.notifier.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.Rate;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.channel.http.HttpAnswer;
import dev.relevo.notifier.channel.http.HttpChannel;
import dev.relevo.notifier.channel.http.OutboundHttp;
import dev.relevo.notifier.channel.http.RetryAfter;
import dev.relevo.notifier.text.NotificationTexts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Telegram: a bot writes into a chat. The address is the chat's id or the public name of a Telegram channel.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>
 */
@Singleton
class TelegramChannel extends HttpChannel {
    private static final String TOKEN = "token";
    private static final Pattern CHAT = Pattern.compile("-?\\d{1,19}|@[A-Za-z][A-Za-z0-9_]{3,31}");

    /** It becomes part of a path. */
    private static final Pattern BOT_TOKEN = Pattern.compile("\\d{1,19}:[A-Za-z0-9_-]{20,100}");

    /** Of a text without its tags; with them it is longer. */
    static final int MAX_TEXT = 4_096;

    /** @see <a href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">20 a minute into a group</a> */
    private static final List<Rate> RATES = List.of(new Rate(Rate.Unit.CONCURRENCY_KEY, 5, Duration.ofSeconds(3)));

    private final NotificationTexts texts;
    private final String url;

    TelegramChannel(OutboundHttp http, NotificationTexts texts, NotifierConfig config) {
        super("telegram", http);
        this.texts = texts;
        this.url = config.telegram().url().replaceAll("/+$", "");
    }

    @Override
    public Optional<String> problem(String address) {
        return CHAT.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("the id of a Telegram chat, for example -1001234567890, or a name, for example @alerts");
    }

    @Override
    public Optional<String> secretProblem(String name, String value) {
        return name.equals(TOKEN) && BOT_TOKEN.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(TOKEN + ", as the bot's creation showed it");
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }

    @Override
    protected SendResult send(SendRequest.ToReceiver request) {
        String token = request.receiver().secrets().getOrDefault(TOKEN, "");
        if (!BOT_TOKEN.matcher(token).matches()) {
            return missingSecret();
        }
        ChatText text = ChatText.of(texts.of(request.notification(), request.receiver()));
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("chat_id", request.receiver().address())
                .put("text", text.fit(TelegramMessage::of, String::length, MAX_TEXT))
                .put("parse_mode", "HTML");
        message.putObject("link_preview_options").put("is_disabled", true);
        return http.post(url + "/bot" + token + "/sendMessage", Map.of(), bytes(message), TelegramChannel::result);
    }

    private static SendResult result(HttpAnswer answer) {
        JsonNode json = json(answer.body());
        return switch (answer.status()) {
            case 200 -> new SendResult.Sent(json.at("/result/message_id").asText(null));
            // The wait is in the body.
            case 429 -> {
                Duration wait =
                        RetryAfter.ofSeconds(json.at("/parameters/retry_after").asLong());
                yield new SendResult.Retryable(
                        FailureReason.RATE_LIMITED, wait.isZero() ? answer.retryAfter() : wait, answer.status());
            }
            case 400 ->
                new SendResult.Rejected(
                        json.path("description").asText().contains("chat")
                                ? FailureReason.ADDRESS_REFUSED
                                : FailureReason.BAD_REQUEST,
                        answer.status());
            // The bot may not write into the chat.
            case 403 -> new SendResult.Rejected(FailureReason.ADDRESS_REFUSED, answer.status());
            // No bot has this token.
            case 404 -> new SendResult.Rejected(FailureReason.UNAUTHORIZED, answer.status());
            default -> answer.result();
        };
    }

    private static JsonNode json(String body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return EventJson.mapper().createObjectNode();
        }
    }
}
