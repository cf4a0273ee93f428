package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signed webhook, or a part of one, that this version does not know. It is kept and counted, never refused. Key: the field.
 *
 * @param provider the sender
 * @param field the unknown webhook field or message type
 * @param reason why it was not recognised
 * @param wabaId the account; null when the webhook does not name it
 * @param raw the unchanged content: an object, a list or a plain value
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = UnrecognizedWebhook.class, name = "unrecognized-webhook"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnrecognizedWebhook(
        @JsonUnwrapped EventMeta meta,
        Provider provider,
        String field,
        String reason,
        @Nullable String wabaId,
        @Nullable Object raw)
        implements Event {
    public UnrecognizedWebhook {
        Objects.requireNonNull(field, "field is missing");
    }

    @Override
    public String key() {
        return field;
    }

    /** Omits the content: it may contain personal data. */
    @Override
    public String toString() {
        return "UnrecognizedWebhook[field=" + field + ", reason=" + reason + "]";
    }
}
