package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants done with a handoff. Key: the conversation. Order in the partition decides: the first valid claim wins.
 * What an agent wrote may be personal, so {@code toString} leaves it out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentAction.Claim.class, name = "claim"),
    @JsonSubTypes.Type(value = AgentAction.Release.class, name = "release"),
    @JsonSubTypes.Type(value = AgentAction.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = AgentAction.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = AgentAction.Note.class, name = "note"),
    @JsonSubTypes.Type(value = AgentAction.Resolve.class, name = "resolve")
})
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface AgentAction extends Event {

    /** Who acts on what. */
    ActionRef action();

    @Override
    default String key() {
        return action().conversationId().value();
    }

    /** Takes the conversation. */
    record Claim(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped ActionRef action) implements AgentAction {}

    /** Gives it back to its queue. */
    record Release(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped ActionRef action) implements AgentAction {}

    /**
     * Hands it to another queue, or to one agent. Exactly one of the two is set.
     *
     * @param queue the other queue's name; null when it goes to an agent
     * @param toAgentId the other agent; null when it goes to a queue
     */
    record Transfer(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ActionRef action,
            @Nullable String queue,
            @Nullable String toAgentId)
            implements AgentAction {
        public Transfer {
            if ((queue == null) == (toAgentId == null)) {
                throw new IllegalArgumentException("expected one of queue and toAgentId");
            }
        }

        /** To another queue. */
        public Transfer(EventMeta meta, ActionRef action, String queue) {
            this(meta, action, queue, null);
        }
    }

    /**
     * Answers the person.
     *
     * @param text what she will read, at most 4,096 characters
     */
    record Reply(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped ActionRef action, String text) implements AgentAction {
        @Override
        public String toString() {
            return "Reply[" + action.actionId() + "]";
        }
    }

    /**
     * Leaves a note for other agents; the person does not see it.
     *
     * @param text the note
     */
    record Note(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped ActionRef action, String text) implements AgentAction {
        @Override
        public String toString() {
            return "Note[" + action.actionId() + "]";
        }
    }

    /**
     * Ends the episode and hands back to the bot.
     *
     * @param wrapUp what it was about; null when the agent gave none
     */
    record Resolve(
            @JsonUnwrapped EventMeta meta,
            @JsonUnwrapped ActionRef action,
            @Nullable String wrapUp) implements AgentAction {
        @Override
        public String toString() {
            return "Resolve[" + action.actionId() + "]";
        }
    }
}
