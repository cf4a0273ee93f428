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
 * @param who who spoke
 * @param text what was said; {@code [image]} and the like where there were no words
 * @param at when, UTC
 * @param change what the speaker did to it later; null when nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Turn(
        Who who, String text, Instant at, @Nullable Change change) {
    /** A turn as it was first said. */
    public Turn(Who who, String text, Instant at) {
        this(who, text, at, null);
    }

    /** What a speaker can do to a turn later. */
    public enum Change {
        @JsonProperty("edited")
        EDITED,
        @JsonProperty("deleted")
        DELETED,
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

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
