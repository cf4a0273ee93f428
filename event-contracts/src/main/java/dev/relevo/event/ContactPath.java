package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One accepted way to a human, as it was told to a person.
 *
 * @param kind what it is
 * @param value phone number (E.164), e-mail address or https link; null for AGENT
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactPath(PathKind kind, @Nullable String value) {
    /** The kind only: the value is a phone number or an address. */
    @Override
    public String toString() {
        return "ContactPath[" + kind + "]";
    }
}
