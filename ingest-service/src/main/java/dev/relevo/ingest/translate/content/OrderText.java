package dev.relevo.ingest.translate.content;

import dev.relevo.ingest.translate.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as readable text: the note, a line for each product, and the total. */
final class OrderText {
    /** Longer numbers are not amounts. The limit also prevents expanding a number such as 1e999999999. */
    private static final int MAX_NUMBER_LENGTH = 15;

    private OrderText() {}

    /** The text; null when there is neither a note nor a product. */
    static @Nullable String textOf(Map<String, Object> order) {
        List<String> lines = new ArrayList<>();
        String note = Json.text(order, "text");
        if (note != null) {
            lines.add(note);
        }
        BigDecimal total = BigDecimal.ZERO;
        String currency = null;
        List<?> items = Json.list(order, "product_items");
        for (Object item : items) {
            Map<String, Object> product = Json.object(item);
            if (product == null) {
                continue;
            }
            lines.add(line(product));
            BigDecimal amount = amount(product);
            String its = Json.text(product, "currency");
            boolean isSame = its != null && (currency == null || currency.equals(its));
            total = total == null || amount == null || !isSame ? null : total.add(amount);
            currency = its;
        }
        if (total != null && currency != null) {
            lines.add("Total: " + total.stripTrailingZeros().toPlainString() + ' ' + currency);
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static String line(Map<String, Object> product) {
        String quantity = Json.text(product, "quantity");
        String id = Json.text(product, "product_retailer_id");
        String price = Json.text(product, "item_price");
        String currency = Json.text(product, "currency");
        StringBuilder line = new StringBuilder(quantity == null ? "1" : quantity)
                .append(" x ")
                .append(id == null ? "?" : id);
        if (price != null) {
            line.append(", ").append(price).append(currency == null ? "" : " " + currency);
        }
        return line.toString();
    }

    private static @Nullable BigDecimal amount(Map<String, Object> product) {
        BigDecimal price = number(Json.text(product, "item_price"));
        BigDecimal quantity = number(Json.text(product, "quantity"));
        return price == null || quantity == null ? null : price.multiply(quantity);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        boolean isPlain = text != null
                && text.length() <= MAX_NUMBER_LENGTH
                && text.chars().allMatch(c -> c == '.' || c == '-' || (c >= '0' && c <= '9'));
        try {
            return text != null && isPlain ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
