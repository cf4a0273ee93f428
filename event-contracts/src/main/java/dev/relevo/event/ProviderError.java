package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as WhatsApp reports it. Branch on {@code code} and {@code details}, never on {@code title}.
 *
 * @param code WhatsApp's number, for example 131047
 * @param title short text; null when absent
 * @param details a detailed description; null when absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderError(
        int code, @Nullable String title, @Nullable String details) {}
