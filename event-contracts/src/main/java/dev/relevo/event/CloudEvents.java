package dev.relevo.event;

import java.util.Map;

/**
 * The CloudEvents 1.0 binary binding for Kafka: what goes into a record's headers.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class CloudEvents {
    private CloudEvents() {}

    /**
     * Headers of one record.
     *
     * @param source the service that writes it, for example {@code /ingest-service}
     */
    public static Map<String, String> headers(Event event, String source) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                event.meta().eventId(),
                "ce_type",
                "dev.relevo." + EventTypes.of(event) + ".v" + event.meta().version(),
                "ce_source",
                source,
                "ce_time",
                event.meta().occurredAt().toString(),
                "ce_subject",
                event.key(),
                "content-type",
                "application/json");
    }
}
