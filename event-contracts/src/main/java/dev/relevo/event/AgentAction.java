package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A request of an agent about a handoff. Key: the conversation. The order in the partition decides: the first valid claim wins.
 * Text that an agent wrote may be personal, so {@code toString} omits it.
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

    /** The action's identity, agent and handoff. */
    ActionRef action();

    @Override
    default String key() {
        return action().conversationId().value();
    }

    /** Claims the handoff. */
    record Claim(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped ActionRef action) implements AgentAction {}

    /** Returns the handoff to its queue. */
    record Release(
            @JsonUnwrapped EventMeta meta, @JsonUnwrapped ActionRef action) implements AgentAction {}

    /**
     * Transfers the handoff to another queue or to one agent. Exactly one of the two is set.
     *
     * @param queue the target queue; null when the target is an agent
     * @param toAgentId the target agent; null when the target is a queue
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

        /** A transfer to another queue. */
        public Transfer(EventMeta meta, ActionRef action, String queue) {
            this(meta, action, queue, null);
        }
    }

    /**
     * Answers the person.
     *
     * @param text the message to the person, at most 4,096 characters
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
     * Ends the episode and returns the conversation to the bot.
     *
     * @param wrapUp the agent's summary; null when the agent gave none
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
