package dev.relevo.rating.poll;

import static dev.relevo.rating.poll.SeenParser.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.kit.EventJson;
import dev.relevo.rating.poll.GraphAnswer.Failed;
import dev.relevo.rating.poll.GraphAnswer.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lenient parser of answers of the Graph API, whose enums differ between Meta's own pages. It is strict about what makes a page
 * of a list: a number that is missing from the list counts as vanished.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>
 */
final class GraphAnswerParser {
    static final String FIELDS = "id,display_phone_number,verified_name,quality_rating,quality_score,status,throughput,"
            + "health_status,whatsapp_business_manager_messaging_limit";

    private static final int TOO_MANY_REQUESTS = 429;
    /** Error codes of the rate limit. */
    private static final Set<Integer> THROTTLED = Set.of(4, 80007);
    /** In addition to 200 to 299. */
    private static final Set<Integer> REFUSED = Set.of(0, 3, 10, 190, 464);

    /** Per page; ten times the requested page size. */
    private static final int MAX_NUMBERS = 1_000;
    /** In characters; the cursor becomes part of a URL. */
    private static final int MAX_CURSOR = 4_096;

    private GraphAnswerParser() {}

    /**
     * Parses an answer of any HTTP status.
     *
     * @param retryAfter how long its headers ask to wait; zero when they do not
     */
    static GraphAnswer read(int status, byte[] body, Duration retryAfter) {
        if (status == TOO_MANY_REQUESTS) {
            return new GraphAnswer.Throttled(retryAfter);
        }
        try {
            JsonNode answer = EventJson.mapper().readTree(body);
            JsonNode code = answer.path("error").path("code");
            if (code.isInt()) {
                return error(code.asInt(), retryAfter);
            }
            if (status != 200 || !answer.path("data").isArray()) {
                return new Failed(Failure.NO_NUMBERS, "Graph API answered " + status + " without numbers");
            }
            return page(answer.path("data"), answer.path("paging"));
        } catch (IOException e) {
            return new Failed(
                    Failure.NOT_JSON, "Graph API answered " + status + " with something other than complete JSON");
        }
    }

    private static GraphAnswer error(int code, Duration retryAfter) {
        if (THROTTLED.contains(code)) {
            return new GraphAnswer.Throttled(retryAfter);
        }
        String reason = "Graph API answered error " + code;
        boolean isRefused = REFUSED.contains(code) || (code >= 200 && code <= 299);
        return isRefused ? new GraphAnswer.Refused(reason) : new Failed(Failure.ERROR, reason);
    }

    private static GraphAnswer page(JsonNode data, JsonNode paging) {
        if (data.size() > MAX_NUMBERS) {
            return new Failed(
                    Failure.BROKEN_PAGES, "Graph API answered a page of more than " + MAX_NUMBERS + " numbers");
        }
        List<GraphAnswer.Seen> numbers = new ArrayList<>();
        for (JsonNode number : data) {
            if (text(number, "id") == null) {
                return new Failed(Failure.NO_NUMBERS, "Graph API answered a number without an id");
            }
            // An id in a format that no registered number can have is skipped.
            SeenParser.read(number).ifPresent(numbers::add);
        }
        // The last page has cursors, too; only next indicates a further page.
        if (!paging.hasNonNull("next")) {
            return new GraphAnswer.Numbers(numbers, null);
        }
        String cursor = text(paging.path("cursors"), "after");
        return cursor == null || cursor.length() > MAX_CURSOR
                ? new Failed(Failure.BROKEN_PAGES, "Graph API named a next page without its cursor")
                : new GraphAnswer.Numbers(numbers, cursor);
    }
}
