package dev.relevo.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Record headers of the CloudEvents 1.0 binary binding for Kafka.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka protocol
 *     binding</a>
 */
public final class CloudEvents {
    private static final Instant BEYOND_FOUR_DIGITS = Instant.parse("9999-12-31T00:00:00Z");

    private CloudEvents() {}

    /**
     * The headers of one record.
     *
     * @param source the service that writes the record, for example {@code /ingest-service}
     */
    public static Map<String, String> headers(Event event, String source) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.meta().eventId());
        headers.put(
                "ce_type",
                "dev.relevo." + EventTypes.of(event) + ".v" + event.meta().version());
        headers.put("ce_source", source);
        if (isWritable(event.meta().occurredAt())) {
            headers.put("ce_time", event.meta().occurredAt().toString());
        }
        headers.put("ce_subject", event.key());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** Whether the time's year has four digits, as RFC 3339 requires. Frameworks fail on any other time. */
    private static boolean isWritable(Instant at) {
        return !at.isBefore(Bounds.EARLIEST) && at.isBefore(BEYOND_FOUR_DIGITS);
    }
}
