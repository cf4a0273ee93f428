package dev.relevo.ingest.translate.content;

import dev.relevo.ingest.translate.json.EmbeddedJson;
import dev.relevo.ingest.translate.json.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * FormAnswers of a form as a person would read them: one line for each, without tokens, without what was not ticked and without what was
 * answered with no. A label beside a no reads as if the person had said what it says.
 */
final class FormAnswers {
    /** What WhatsApp shows in place of a form's answers. */
    private static final String PLACEHOLDER = "Sent";

    /** Meta's form builder names a field {@code screen_0_Name_1} and an option {@code 0_Name}. */
    private static final Pattern BUILDER_FIELD = Pattern.compile("^screen_\\d+_|_\\d+$");

    private static final Pattern BUILDER_OPTION = Pattern.compile("^\\d+_(?=\\D)");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_]+");

    /** Folded. */
    private static final Set<String> NO = Set.of(
            "no", "nao", "false", "0", "no gracias", "no thanks", "no thank you", "nao obrigado", "nao obrigada");

    /** Longer answers say more than no; in characters. */
    private static final int MAX_NO_LENGTH = 32;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FormAnswers() {}

    /** The text of an {@code nfm_reply}; null when it has none. */
    static @Nullable String textOf(Map<String, Object> reply) {
        Object answers = reply.get("response_json");
        String lines = lines(answers instanceof String text ? EmbeddedJson.read(text) : answers);
        String body = Json.text(reply, "body");
        if (lines.isEmpty()) {
            return body;
        }
        return body == null || body.equals(PLACEHOLDER) ? lines : body + '\n' + lines;
    }

    /** The readable lines of a node. */
    static String lines(@Nullable Object node) {
        List<String> lines = new ArrayList<>();
        add(lines, "", node);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String label, @Nullable Object node) {
        switch (node) {
            case Map<?, ?> map when map.containsKey("file_name") -> add(lines, label, map.get("file_name"));
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (!"flow_token".equals(key)) {
                        add(lines, labelOf((String) key), value);
                    }
                });
            case List<?> list
            when list.stream().noneMatch(item -> item instanceof Map || item instanceof List) ->
                line(
                        lines,
                        label,
                        String.join(
                                ", ",
                                list.stream()
                                        .filter(Objects::nonNull)
                                        .map(FormAnswers::value)
                                        .toList()));
            case List<?> list -> list.forEach(item -> add(lines, label, item));
            case null -> {}
            default -> line(lines, label, Boolean.FALSE.equals(node) ? "" : value(node));
        }
    }

    private static void line(List<String> lines, String label, String value) {
        if (label.isEmpty() && !value.isBlank()) {
            lines.add(value);
        } else if (!value.isBlank() && !isNo(value)) {
            lines.add(label + ": " + value);
        }
    }

    private static boolean isNo(String value) {
        if (value.length() > MAX_NO_LENGTH) {
            return false;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFD)).replaceAll("");
        return NO.contains(BETWEEN_WORDS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT));
    }

    private static String labelOf(String key) {
        String name =
                BUILDER_FIELD.matcher(key).replaceAll("").replace('_', ' ').strip();
        return name.isEmpty() ? key : name;
    }

    private static String value(Object answer) {
        String text = BUILDER_OPTION.matcher(answer.toString()).replaceFirst("");
        return WORDS.matcher(text).matches() ? text.replace('_', ' ') : text;
    }
}
