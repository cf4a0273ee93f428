package dev.relevo.rating.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.Bounds;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.kit.EventJson;
import dev.relevo.rating.TextRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lenient parser of answers of the Graph API, whose enums differ between Meta's own pages.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>
 */
final class GraphAnswerParser {
    static final String FIELDS = "id,display_phone_number,verified_name,quality_rating,quality_score,status,throughput,"
            + "health_status,whatsapp_business_manager_messaging_limit";

    /** Error codes of the rate limit. */
    private static final Set<Integer> THROTTLED = Set.of(4, 80007);
    /** In addition to 200 to 299. */
    private static final Set<Integer> REFUSED = Set.of(0, 3, 10, 190, 464);

    /** Per page; ten times the requested page size. */
    private static final int MAX_NUMBERS = 1_000;
    /** In characters; the cursor becomes part of a URL. */
    private static final int MAX_CURSOR = 4_096;

    private static final Pattern ID = Pattern.compile(Bounds.NUMBER_ID);

    private GraphAnswerParser() {}

    /** Parses an answer of any HTTP status. */
    static GraphAnswer read(int status, byte[] body) {
        try {
            JsonNode answer = EventJson.mapper().readTree(body);
            JsonNode code = answer.path("error").path("code");
            if (code.isInt()) {
                return error(code.asInt());
            }
            if (status != 200 || !answer.path("data").isArray()) {
                return new GraphAnswer.Failed(
                        GraphAnswer.Failure.NO_NUMBERS, "Graph API answered " + status + " without numbers");
            }
            return new GraphAnswer.Numbers(numbers(answer.path("data")), after(answer.path("paging")));
        } catch (IOException e) {
            return new GraphAnswer.Failed(
                    GraphAnswer.Failure.NOT_JSON, "Graph API answered " + status + " with something other than JSON");
        }
    }

    private static GraphAnswer error(int code) {
        if (THROTTLED.contains(code)) {
            return new GraphAnswer.Throttled();
        }
        String reason = "Graph API answered error " + code;
        boolean isRefused = REFUSED.contains(code) || (code >= 200 && code <= 299);
        return isRefused ? new GraphAnswer.Refused(reason) : new GraphAnswer.Failed(GraphAnswer.Failure.ERROR, reason);
    }

    private static List<GraphAnswer.Seen> numbers(JsonNode data) {
        List<GraphAnswer.Seen> numbers = new ArrayList<>();
        for (JsonNode number : data) {
            if (numbers.size() == MAX_NUMBERS) {
                break;
            }
            String id = text(number, "id");
            // An id in a format that no registered number can have is skipped.
            if (id != null && ID.matcher(id).matches()) {
                String limit = TextRules.wordOrNull(text(number, "whatsapp_business_manager_messaging_limit"));
                numbers.add(new GraphAnswer.Seen(
                        new PhoneNumberId(id),
                        colour(number),
                        TextRules.wordOrNull(text(number, "status")),
                        limit == null ? TextRules.wordOrNull(text(number, "messaging_limit_tier")) : limit));
            }
        }
        return numbers;
    }

    private static Rating colour(JsonNode number) {
        String rating = text(number, "quality_rating");
        String word = rating == null ? text(number.path("quality_score"), "score") : rating;
        return Stream.of(Rating.values())
                .filter(known -> word != null && known.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Rating.UNKNOWN);
    }

    /** The last page has cursors, too; only {@code next} indicates a further page. */
    private static @Nullable String after(JsonNode paging) {
        String cursor = paging.hasNonNull("next") ? text(paging.path("cursors"), "after") : null;
        return cursor == null || cursor.length() > MAX_CURSOR ? null : cursor;
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isBlank() ? null : text;
    }
}
