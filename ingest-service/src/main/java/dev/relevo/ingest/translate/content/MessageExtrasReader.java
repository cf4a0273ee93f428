package dev.relevo.ingest.translate.content;

import dev.relevo.event.MessageExtras;
import dev.relevo.event.ProviderError;
import dev.relevo.ingest.translate.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of the extras of a message or status beside its content: forwarding, product, identity, errors. */
public final class MessageExtrasReader {
    private MessageExtrasReader() {}

    /** The extras; null if absent. */
    public static @Nullable MessageExtras read(Map<String, Object> message) {
        Map<String, Object> context = Json.object(message, "context");
        Boolean forwarded = context == null ? null : flag(context, "forwarded");
        Boolean often = context == null ? null : flag(context, "frequently_forwarded");
        String product = context == null ? null : product(context);
        String hash = Json.text(message, "identity", "hash");
        List<ProviderError> errors = errors(Json.list(message, "errors"));
        boolean isBare = forwarded == null && often == null && product == null && hash == null && errors.isEmpty();
        return isBare ? null : new MessageExtras(forwarded, often, product, hash, errors);
    }

    /** Whether one of these has a code that its event cannot hold as it is. */
    public static boolean haveOddCodes(List<?> list) {
        for (Object item : list) {
            Map<String, Object> error = Json.object(item);
            Long code = error == null ? null : Json.wholeNumber(error, "code");
            if (error != null && error.get("code") != null && (code == null || clamped(code) != code)) {
                return true;
            }
        }
        return false;
    }

    /** No code of WhatsApp's is this large; one that is costs nobody the status it comes with. */
    private static int clamped(long code) {
        return Math.clamp(code, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Today's shape has {@code message} and {@code error_data.details}, the older one {@code details}. */
    public static List<ProviderError> errors(List<?> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<ProviderError> errors = new ArrayList<>(list.size());
        for (Object item : list) {
            Map<String, Object> error = Json.object(item);
            Long code = error == null ? null : Json.wholeNumber(error, "code");
            if (error != null && code != null) {
                String details = Json.text(error, "error_data", "details");
                errors.add(new ProviderError(
                        clamped(code),
                        Json.firstText(error, "title", "message"),
                        details == null ? Json.text(error, "details") : details));
            }
        }
        return errors;
    }

    private static @Nullable String product(Map<String, Object> context) {
        String catalog = Json.text(context, "referred_product", "catalog_id");
        String product = Json.text(context, "referred_product", "product_retailer_id");
        return catalog == null || product == null ? product : catalog + '/' + product;
    }

    private static @Nullable Boolean flag(Map<String, Object> node, String name) {
        return node.get(name) instanceof Boolean value ? value : null;
    }
}
