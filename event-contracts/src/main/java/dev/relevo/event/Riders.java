package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rides along with a person's message, beside its content.
 *
 * @param forwarded whether she passed on somebody else's message; null when not told
 * @param frequentlyForwarded whether it has been passed on many times; null when not told
 * @param productId the catalogue product she asks about, {@code catalog/product}; null when about none
 * @param identityHash changes when she moves to another device or number; null unless the business checks identities
 * @param errors what WhatsApp could not deliver of the message; empty when all of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Riders(
        @Nullable Boolean forwarded,
        @Nullable Boolean frequentlyForwarded,
        @Nullable String productId,
        @Nullable String identityHash,
        List<ProviderError> errors) {
    public Riders {
        errors = List.copyOf(errors);
    }

    /** Leaves the hash out: it identifies a device. */
    @Override
    public String toString() {
        return "Riders[forwarded=" + forwarded + " errors=" + errors + "]";
    }
}
