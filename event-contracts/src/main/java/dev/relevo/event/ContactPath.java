package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An accepted path to a human, as it was shown to a person.
 *
 * @param kind the kind of path
 * @param value phone number (E.164), e-mail address or https link; null for AGENT
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactPath(PathKind kind, @Nullable String value) {
    /** Shows the kind only: the value is a phone number or an address. */
    @Override
    public String toString() {
        return "ContactPath[" + kind + "]";
    }
}
