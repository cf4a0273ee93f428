package dev.relevo.quickstart.story;

import java.util.List;
import java.util.Map;

/** The business's bot, which tells Relevo what it wrote and how it is doing. */
final class Bot {
    private static final String PATH = "/v1/bot-events";

    private final RestApi ingest;

    Bot(RestApi ingest) {
        this.ingest = ingest;
    }

    /** It writes to her. */
    void says(Caller caller, String messageId, String text) {
        ingest.post(PATH, message(caller, messageId, text)).orFail("POST " + PATH);
    }

    /** It writes that it did not understand that message of hers, and says so to Relevo. */
    void misses(Caller caller, String userMessageId, String text) {
        Map<String, String> signal = Map.of(
                "type",
                "bot-signal",
                "signal",
                "FALLBACK",
                "conversationId",
                caller.conversation().value(),
                "messageId",
                userMessageId);
        ingest.post(PATH, List.of(signal, message(caller, "bot-answer-to-" + userMessageId, text)))
                .orFail("POST " + PATH);
    }

    private static Map<String, String> message(Caller caller, String messageId, String text) {
        return Map.of(
                "type",
                "bot-message",
                "conversationId",
                caller.conversation().value(),
                "messageId",
                messageId,
                "text",
                text);
    }
}
