package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;

/**
 * An escalation policy that passed validation and applies from now on. Key: the number.
 *
 * @param number phone number id, or {@code default} for all numbers without one of their own
 * @param document the policy, YAML, as its author wrote it
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = PolicyPublished.class, name = "policy-published"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyPublished(@JsonUnwrapped EventMeta meta, String number, String document) implements Event {
    /** Stands for every number that has no policy of its own. */
    public static final String DEFAULT = "default";

    public PolicyPublished {
        Objects.requireNonNull(number, "number is missing");
        Objects.requireNonNull(document, "document is missing");
    }

    @Override
    public String key() {
        return number;
    }

    /** Leaves the document out: it names phone numbers and addresses. */
    @Override
    public String toString() {
        return "PolicyPublished[number=" + number + "]";
    }
}
