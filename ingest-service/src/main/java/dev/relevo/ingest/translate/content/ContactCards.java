package dev.relevo.ingest.translate.content;

import dev.relevo.ingest.translate.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contact cards as readable text: the names they contain. */
final class ContactCards {
    private static final List<String> PARTS = List.of("prefix", "first_name", "middle_name", "last_name", "suffix");

    private ContactCards() {}

    /** The names, separated by commas; null when no card has one. */
    static @Nullable String textOf(List<?> cards) {
        List<String> names = new ArrayList<>();
        for (Object item : cards) {
            Map<String, Object> card = Json.object(item);
            String name = card == null ? null : nameOf(card);
            if (name != null) {
                names.add(name);
            }
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }

    /** The formatted name, else its parts, else the company, else the first phone number or e-mail address. */
    private static @Nullable String nameOf(Map<String, Object> card) {
        Map<String, Object> name = Json.object(card, "name");
        if (name != null) {
            String formatted = Json.text(name, "formatted_name");
            String parts = String.join(
                    " ",
                    PARTS.stream()
                            .map(key -> Json.text(name, key))
                            .filter(part -> part != null)
                            .toList());
            if (formatted != null || !parts.isEmpty()) {
                return formatted == null ? parts : formatted;
            }
        }
        String company = Json.text(card, "org", "company");
        String phone = company == null ? first(card, "phones", "phone") : company;
        return phone == null ? first(card, "emails", "email") : phone;
    }

    private static @Nullable String first(Map<String, Object> card, String list, String key) {
        for (Object item : Json.list(card, list)) {
            Map<String, Object> node = Json.object(item);
            String text = node == null ? null : Json.text(node, key);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
