package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One turn of a transcript.
 *
 * @param who who spoke
 * @param text what was said; {@code [image]} and the like where there were no words
 * @param at when, UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Turn(Who who, String text, Instant at) {
    /** Who can speak in a conversation. */
    public enum Who {
        @JsonProperty("user")
        USER,
        @JsonProperty("bot")
        BOT,
        @JsonProperty("agent")
        AGENT,
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** Leaves the text out: it is personal data. */
    @Override
    public String toString() {
        return "Turn[" + who + " " + at + "]";
    }
}
