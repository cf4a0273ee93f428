package dev.relevo.ingest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.relevo.ingest.translate.Surrogates;
import dev.relevo.kit.EventJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Request bodies: how large, and how their bytes become maps and lists. */
public final class Bodies {
    /**
     * WhatsApp's promise.
     *
     * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks">payload size</a>
     */
    public static final int MAX_BYTES = 3 * 1024 * 1024;

    /** Decimals stay as sent, because {@code raw} promises the provider's value verbatim. */
    private static final ObjectReader READER =
            EventJson.mapper().readerFor(Object.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Bodies() {}

    /** What a body is. */
    public sealed interface Parsed {
        /**
         * JSON.
         *
         * @param value maps, lists, texts, numbers, booleans; null for the JSON null
         */
        record Tree(@Nullable Object value) implements Parsed {}

        /** Anything else. Jackson's own message quotes the content, so there is none. */
        record NotJson() implements Parsed {}
    }

    /** The body as admission put it together: JAX-RS would read it again and stop at its own buffer. Empty when there is none. */
    public static byte[] of(RoutingContext routing) {
        Buffer body = routing.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    public static Parsed parse(byte[] body) {
        try {
            return new Parsed.Tree(Surrogates.repair(READER.readValue(body), body));
        } catch (IOException e) {
            return new Parsed.NotJson();
        }
    }
}
