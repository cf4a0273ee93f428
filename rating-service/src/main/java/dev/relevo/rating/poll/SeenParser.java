package dev.relevo.rating.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.Bounds;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.TextRules;
import dev.relevo.rating.fact.NumberHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lenient parser of one number of the Graph API: a word that is not known is no error, and invents no colour. */
final class SeenParser {
    private static final int MAX_ISSUES = 20;
    private static final int MAX_NAME = 512;
    private static final Pattern ID = Pattern.compile(Bounds.NUMBER_ID);
    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");
    private static final int MAX_DIGITS = 15;

    private SeenParser() {}

    /** Empty when the entry has no usable id. */
    static Optional<GraphAnswer.Seen> read(JsonNode number) {
        String id = text(number, "id");
        if (id == null || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        String limit = TextRules.wordOrNull(text(number, "whatsapp_business_manager_messaging_limit"));
        return Optional.of(new GraphAnswer.Seen(
                new PhoneNumberId(id),
                digits(text(number, "display_phone_number")),
                name(text(number, "verified_name")),
                colour(number),
                TextRules.wordOrNull(text(number, "status")),
                limit == null ? TextRules.wordOrNull(text(number, "messaging_limit_tier")) : limit,
                health(number.path("health_status"))));
    }

    private static Rating colour(JsonNode number) {
        String rating = text(number, "quality_rating");
        String word = rating == null ? text(number.path("quality_score"), "score") : rating;
        return Stream.of(Rating.values())
                .filter(known -> word != null && known.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Rating.UNKNOWN);
    }

    private static @Nullable NumberHealth health(JsonNode status) {
        String word = TextRules.wordOrNull(text(status, "can_send_message"));
        if (word == null) {
            return null;
        }
        List<NumberHealth.Issue> issues = new ArrayList<>();
        for (JsonNode entity : status.path("entities")) {
            for (JsonNode error : entity.path("errors")) {
                JsonNode code = error.path("error_code");
                if (issues.size() < MAX_ISSUES && code.canConvertToInt()) {
                    String kind = TextRules.wordOrNull(text(entity, "entity_type"));
                    issues.add(new NumberHealth.Issue(
                            Objects.requireNonNullElse(kind, "UNKNOWN"),
                            code.asInt(),
                            name(text(error, "error_description"))));
                }
            }
        }
        return new NumberHealth(word, issues);
    }

    private static @Nullable String digits(@Nullable String number) {
        String digits = number == null ? "" : NOT_A_DIGIT.matcher(number).replaceAll("");
        return digits.isEmpty() || digits.length() > MAX_DIGITS ? null : digits;
    }

    private static @Nullable String name(@Nullable String text) {
        return text != null && text.length() <= MAX_NAME && TextRules.isPlain(text) ? text : null;
    }

    static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isBlank() ? null : text;
    }
}
