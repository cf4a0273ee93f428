package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a transcript.
 *
 * @param who the speaker
 * @param text the text; {@code [image]} or similar for a message without text
 * @param at when, UTC
 * @param change the speaker's later change; null if absent
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Turn(
        Who who, String text, Instant at, @Nullable Change change) {
    /** An unchanged turn. */
    public Turn(Who who, String text, Instant at) {
        this(who, text, at, null);
    }

    /** The changes that a speaker can make to a turn later. */
    public enum Change {
        @JsonProperty("edited")
        EDITED,
        @JsonProperty("deleted")
        DELETED,
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** The speakers of a conversation. */
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

    /** Omits the text: it is personal data. */
    @Override
    public String toString() {
        return "Turn[" + who + " " + at + "]";
    }
}
