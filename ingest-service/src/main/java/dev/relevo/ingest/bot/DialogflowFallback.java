package dev.relevo.ingest.bot;

import static dev.relevo.ingest.bot.FallbackSignal.objectIn;

import dev.relevo.ingest.translate.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fallback in the JSON of Dialogflow CX: a webhook request, or the response of {@code detectIntent}.
 *
 * @see <a href="https://cloud.google.com/dialogflow/cx/docs/reference/rest/v3/WebhookRequest">WebhookRequest</a>
 * @see <a href="https://cloud.google.com/dialogflow/cx/docs/reference/rest/v3/Match">Match</a>
 */
final class DialogflowFallback {
    private static final List<String> FALLBACK_MATCHES = List.of("NO_MATCH", "NO_INPUT");

    private DialogflowFallback() {}

    static boolean matches(Map<String, Object> item) {
        return item.containsKey("fulfillmentInfo") || item.containsKey("queryResult");
    }

    /** The item as a {@code bot-signal}. */
    static Map<String, Object> toSignal(Map<String, Object> item) {
        Map<String, Object> session = objectIn(item, "sessionInfo");
        Map<String, Object> result = objectIn(item, "queryResult");
        Map<String, Object> match = objectIn(result, "match");
        if (!isFallback(item, match)) {
            throw new FieldReader.InvalidField(
                    item.containsKey("queryResult") ? "queryResult.match" : "fulfillmentInfo.tag",
                    "a fallback: an event or tag sys.no-match-… or sys.no-input-…, or the match type NO_MATCH or NO_INPUT",
                    "neither");
        }
        // Not intentInfo.confidence, which belongs to the last intent that matched.
        return new FallbackSignal()
                .with("id", Json.firstText(item, "detectIntentResponseId", "responseId"))
                .withFraction("confidence", match.get("confidence"))
                .inConversation(
                        lastSegment(Json.text(session, "session")),
                        List.of(
                                item,
                                objectIn(item, "payload"),
                                objectIn(session, "parameters"),
                                objectIn(result, "parameters")));
    }

    /** A webhook request names its event only in the tag, or when the event was the query itself. */
    private static boolean isFallback(Map<String, Object> item, Map<String, Object> match) {
        String type = Json.text(match, "matchType");
        return (type != null && FALLBACK_MATCHES.contains(type))
                || isFallback(Json.text(match, "event"))
                || isFallback(Json.text(item, "triggerEvent"))
                || isFallback(Json.text(item, "fulfillmentInfo", "tag"));
    }

    private static boolean isFallback(@Nullable String event) {
        return event != null && (event.startsWith("sys.no-match-") || event.startsWith("sys.no-input-"));
    }

    /** {@code projects/…/sessions/<session id>}. */
    private static @Nullable String lastSegment(@Nullable String session) {
        return session == null ? null : session.substring(session.lastIndexOf('/') + 1);
    }
}
