package dev.relevo.rating.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long the Graph API asks to wait after its rate limit.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting#headers-2">headers of business use cases</a>
 */
final class RetryAfter {
    private static final String USAGE = "X-Business-Use-Case-Usage";
    private static final int MAX_HEADER = 8_192;

    private RetryAfter() {}

    /** Zero when the headers do not say it; not bounded. */
    static Duration of(HttpHeaders headers) {
        Duration named = headers.firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
        Duration usage = headers.firstValue(USAGE)
                .filter(json -> json.length() <= MAX_HEADER)
                .flatMap(RetryAfter::tree)
                .map(RetryAfter::longest)
                .orElse(Duration.ZERO);
        return named.compareTo(usage) > 0 ? named : usage;
    }

    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.ofNullable(EventJson.mapper().readTree(json));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Duration longest(JsonNode usage) {
        List<JsonNode> minutes = usage.findValues("estimated_time_to_regain_access");
        return Duration.ofMinutes(
                minutes.stream().mapToInt(JsonNode::asInt).max().orElse(0));
    }
}
