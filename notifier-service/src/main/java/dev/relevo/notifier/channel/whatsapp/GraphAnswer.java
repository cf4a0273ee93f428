package dev.relevo.notifier.channel.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.Bounds;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the Cloud API.
 *
 * @param status HTTP
 * @param retryAfter the header as sent; null when absent
 * @param body as sent; empty if absent
 */
record GraphAnswer(int status, @Nullable String retryAfter, String body) {
    SendResult result(int attempt) {
        JsonNode json = json();
        if (status >= 200 && status < 300) {
            String id = json.path("messages").path(0).path("id").asText("");
            return new SendResult.Sent(Bounds.isProviderId(id) ? id : null);
        }
        if (status < 400) {
            // Redirects are not followed: the token must not be sent to another host.
            return new SendResult.Rejected(FailureReason.UNKNOWN);
        }
        JsonNode code = json.path("error").path("code");
        return GraphErrors.result(status, code.canConvertToInt() ? code.intValue() : null, wait(retryAfter), attempt);
    }

    private JsonNode json() {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            // Not JSON, for example a proxy's error page: the status alone decides.
            return EventJson.mapper().createObjectNode();
        }
    }

    /** Reads the form in seconds only: Meta sends no other, and the backoff of the retry policy covers the rest. */
    private static Duration wait(@Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    /** Leaves the body out: it may repeat the person's number. */
    @Override
    public String toString() {
        return "GraphAnswer[status=" + status + "]";
    }
}
