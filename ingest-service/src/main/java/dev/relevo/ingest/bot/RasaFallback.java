package dev.relevo.ingest.bot;

import static dev.relevo.ingest.bot.FallbackSignal.objectIn;

import dev.relevo.ingest.translate.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fallback in the JSON of Rasa: an event of its event broker, or the call of a custom action.
 *
 * @see <a href="https://rasa.com/docs/rasa/event-brokers">event brokers</a>
 * @see <a href="https://rasa.com/docs/rasa/pages/action-server-api">action server API</a>
 */
final class RasaFallback {
    private static final String FALLBACK_INTENT = "nlu_fallback";
    private static final String FALLBACK_ACTION = "action_default_fallback";

    /** The year 5138: larger values are milliseconds, not seconds. */
    private static final double MAX_SECONDS = 1e11;

    private RasaFallback() {}

    static boolean matches(Map<String, Object> item) {
        return item.containsKey("event") || item.containsKey("next_action");
    }

    /** The item as a {@code bot-signal}. */
    static Map<String, Object> toSignal(Map<String, Object> item) {
        boolean isEvent = item.containsKey("event");
        Map<String, Object> tracker = objectIn(item, "tracker");
        Map<String, Object> message = isEvent ? item : objectIn(tracker, "latest_message");
        Map<String, Object> parsed = isEvent ? objectIn(item, "parse_data") : message;
        String action = Json.text(item, isEvent ? "name" : "next_action");
        if (!FALLBACK_INTENT.equals(Json.text(parsed, "intent", "name")) && !FALLBACK_ACTION.equals(action)) {
            throw new FieldReader.InvalidField(
                    isEvent ? "event" : "next_action",
                    "a fallback: the intent " + FALLBACK_INTENT + " or the action " + FALLBACK_ACTION,
                    "neither");
        }
        List<Double> confidences = confidences(Json.list(parsed, "intent_ranking"));
        Double top = confidences.isEmpty() ? null : confidences.getFirst();
        Double gap = confidences.size() < 2 ? null : confidences.get(0) - confidences.get(1);
        return new FallbackSignal()
                .with("messageId", Json.text(message, "message_id"))
                .with("occurredAt", isEvent ? time(item, "timestamp") : time(tracker, "latest_event_time"))
                .withFraction("confidence", top)
                .withFraction("gap", gap)
                .inConversation(Json.text(item, "sender_id"), List.of(item, objectIn(message, "metadata")));
    }

    /** The confidences of the real intents. The fallback intent is skipped: its confidence is about the fallback itself. */
    private static List<Double> confidences(List<?> ranking) {
        return ranking.stream()
                .map(Json::object)
                .filter(Objects::nonNull)
                .filter(intent -> !FALLBACK_INTENT.equals(Json.text(intent, "name")))
                .map(intent -> intent.get("confidence"))
                .filter(Number.class::isInstance)
                .map(confidence -> ((Number) confidence).doubleValue())
                .toList();
    }

    /** Rasa's timestamps are seconds with a fraction. */
    private static @Nullable String time(Map<String, Object> node, String key) {
        double seconds = node.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
        return seconds > 0 && seconds < MAX_SECONDS
                ? Instant.ofEpochMilli(Math.round(seconds * 1_000)).toString()
                : null;
    }
}
