package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Additional properties of a person's message beside its content.
 *
 * @param forwarded whether the message was forwarded; null when not reported
 * @param frequentlyForwarded whether it was forwarded many times; null when not reported
 * @param productId the catalogue product the person asks about, {@code catalog/product}; null if absent
 * @param identityHash changes when the person moves to another device or number; null unless the business checks identities
 * @param errors the parts of the message that WhatsApp could not deliver; empty when it delivered all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageExtras(
        @Nullable Boolean forwarded,
        @Nullable Boolean frequentlyForwarded,
        @Nullable String productId,
        @Nullable String identityHash,
        List<ProviderError> errors) {
    public MessageExtras {
        errors = List.copyOf(errors);
    }

    /** Omits the hash: it identifies a device. */
    @Override
    public String toString() {
        return "MessageExtras[forwarded=" + forwarded + " errors=" + errors + "]";
    }
}
