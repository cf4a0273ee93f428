package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;

/**
 * A valid escalation policy that applies from now on. Key: the number.
 *
 * @param number phone number id, or {@code default} for all numbers without their own policy
 * @param document the policy as written by its author, in YAML
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = PolicyPublished.class, name = "policy-published"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyPublished(@JsonUnwrapped EventMeta meta, String number, String document) implements Event {
    /** Stands for every number without its own policy. */
    public static final String DEFAULT = "default";

    public PolicyPublished {
        Objects.requireNonNull(number, "number is missing");
        Objects.requireNonNull(document, "document is missing");
    }

    @Override
    public String key() {
        return number;
    }

    /** Omits the document: it names phone numbers and addresses. */
    @Override
    public String toString() {
        return "PolicyPublished[number=" + number + "]";
    }
}
