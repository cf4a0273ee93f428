package dev.relevo.router.lab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One labelled dialogue, a line of the file.
 *
 * @param id unique in its source
 * @param lang language according to its source; null when not given
 * @param source {@code <dataset>/<subset>/<split>}
 * @param turns in order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Dialogue(String id, @Nullable String lang, String source, List<LabelledTurn> turns) {
    public Dialogue {
        if (id == null || source == null || turns == null) {
            throw new IllegalArgumentException("id, source and turns are required");
        }
        turns = List.copyOf(turns);
    }

    /** Dataset and subset: the splits of a set are one. */
    public String group() {
        int second = source.indexOf('/', source.indexOf('/') + 1);
        return second < 0 ? source : source.substring(0, second);
    }

    /**
     * One turn.
     *
     * @param label 1 when the user should be handed to a person at this turn, 0 when not, null when not labelled
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LabelledTurn(
            Who who, String text, @Nullable Integer label) {
        public LabelledTurn {
            if (who == null || text == null) {
                throw new IllegalArgumentException("who and text are required");
            }
        }

        public boolean isPositive() {
            return label != null && label == 1;
        }

        /** Without the text, which may be personal data. */
        @Override
        public String toString() {
            return "LabelledTurn[" + who + " " + label + "]";
        }
    }

    /** The speakers, as spelled in the files. */
    public enum Who {
        @com.fasterxml.jackson.annotation.JsonProperty("user")
        USER,
        @com.fasterxml.jackson.annotation.JsonProperty("bot")
        BOT,
        @com.fasterxml.jackson.annotation.JsonProperty("agent")
        AGENT
    }
}
