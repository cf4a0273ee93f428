package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence from one detector that a person is stuck.
 *
 * @param detector the detector's name, for example {@code human-request}
 * @param strength 0.0 (a hint) to 1.0 (certain)
 * @param messageId the message it was found in; null when it was a silence
 * @param evidence a description for agents; never empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(
        String detector, double strength, @Nullable String messageId, String evidence) {
    public Reason {
        Objects.requireNonNull(detector, "detector is missing");
        if (!(strength >= 0.0 && strength <= 1.0)) {
            throw new IllegalArgumentException("strength must be in [0, 1]: " + strength);
        }
        if (evidence.isBlank()) {
            throw new IllegalArgumentException("evidence of " + detector + " is empty");
        }
    }

    /** Omits the evidence: it quotes the person. */
    @Override
    public String toString() {
        return "Reason[" + detector + " " + strength + "]";
    }
}
