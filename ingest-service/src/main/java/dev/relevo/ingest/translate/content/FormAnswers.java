package dev.relevo.ingest.translate.content;

import dev.relevo.ingest.translate.json.EmbeddedJson;
import dev.relevo.ingest.translate.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answers of a form as readable text: one line per answer, without tokens and unticked options. */
final class FormAnswers {
    /** The body that WhatsApp shows instead of the answers. */
    private static final String PLACEHOLDER = "Sent";

    /** Meta's form builder names a field {@code screen_0_Name_1} and an option {@code 0_Name}. */
    private static final Pattern BUILDER_FIELD = Pattern.compile("^screen_\\d+_|_\\d+$");

    private static final Pattern BUILDER_OPTION = Pattern.compile("^\\d+_(?=\\D)");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_]+");

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
        if (!value.isBlank()) {
            lines.add(label.isEmpty() ? value : label + ": " + value);
        }
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
