package dev.relevo.quickstart.client;

import java.util.List;
import java.util.Map;

/** The business's bot, which reports its messages and its fallbacks to Relevo. */
public final class Bot {
    private static final String PATH = "/v1/bot-events";

    private final RestApi ingest;

    public Bot(RestApi ingest) {
        this.ingest = ingest;
    }

    /** Sends a message to the user. */
    public void says(DemoUser user, String messageId, String text) {
        ingest.post(PATH, message(user, messageId, text)).orFail("POST " + PATH);
    }

    /** Answers that it did not understand that message of the user, and reports a fallback to Relevo. */
    public void misses(DemoUser user, String userMessageId, String text) {
        Map<String, String> signal = Map.of(
                "type",
                "bot-signal",
                "signal",
                "FALLBACK",
                "conversationId",
                user.conversation().value(),
                "messageId",
                userMessageId);
        ingest.post(PATH, List.of(signal, message(user, "bot-answer-to-" + userMessageId, text)))
                .orFail("POST " + PATH);
    }

    private static Map<String, String> message(DemoUser user, String messageId, String text) {
        return Map.of(
                "type",
                "bot-message",
                "conversationId",
                user.conversation().value(),
                "messageId",
                messageId,
                "text",
                text);
    }
}
