package dev.relevo.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.EventMeta;
import dev.relevo.event.QualityEvent.AccountEvent;
import dev.relevo.event.QualityEvent.CapabilityEvent;
import dev.relevo.event.QualityEvent.TemplateEvent;
import dev.relevo.kit.EventJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhook values as WhatsApp sends them, as the events that ingest-service makes of them. */
public final class Raw {
    private Raw() {}

    public static AccountEvent account(String eventId, String wabaId, Instant at, @Nullable String event, String json) {
        return new AccountEvent(new EventMeta(eventId, at, at), wabaId, "account_update", event, of(json));
    }

    public static TemplateEvent template(String eventId, String wabaId, Instant at, String json) {
        Map<String, Object> raw = of(json);
        Object id = raw.get("message_template_id");
        Object name = raw.get("message_template_name");
        return new TemplateEvent(
                new EventMeta(eventId, at, at),
                wabaId,
                "message_template_status_update",
                null,
                id instanceof Number number ? Long.valueOf(number.longValue()) : null,
                name instanceof String text ? text : null,
                raw);
    }

    public static CapabilityEvent capability(String eventId, String wabaId, Instant at, @Nullable Integer limit) {
        return new CapabilityEvent(new EventMeta(eventId, at, at), wabaId, limit, Map.of());
    }

    public static Map<String, Object> of(String json) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> raw = EventJson.mapper().readValue(json, Map.class);
            return raw;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
