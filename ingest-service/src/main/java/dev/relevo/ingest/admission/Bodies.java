package dev.relevo.ingest.admission;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.relevo.ingest.translate.json.SurrogateRepair;
import dev.relevo.kit.EventJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The size limit and the JSON parser of request bodies. */
public final class Bodies {
    /**
     * The largest webhook that WhatsApp sends.
     *
     * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks">payload size</a>
     */
    public static final int MAX_BYTES = 3 * 1024 * 1024;

    /** Decimals keep the digits that were sent, because {@code raw} holds the provider's value verbatim. */
    private static final ObjectReader READER =
            EventJson.mapper().readerFor(Object.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Bodies() {}

    /** The result of parsing a body. */
    public sealed interface Parsed {
        /**
         * Valid JSON.
         *
         * @param value maps, lists, texts, numbers, booleans; null for the JSON null
         */
        record Tree(@Nullable Object value) implements Parsed {}

        /** Anything else. No message is kept, because Jackson's message quotes the content. */
        record NotJson() implements Parsed {}
    }

    /**
     * The body that {@link AdmissionFilter} received; empty when the request has no body. Not read through JAX-RS, which would read
     * it again and stop at its own buffer.
     */
    public static byte[] of(RoutingContext routing) {
        Buffer body = routing.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    public static Parsed parse(byte[] body) {
        try {
            return new Parsed.Tree(SurrogateRepair.repair(READER.readValue(body), body));
        } catch (IOException e) {
            return new Parsed.NotJson();
        }
    }
}
