package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An agent says that she is at work. Key: the agent. It ends by itself, so that a client that dies takes its agent with it; who
 * stays says so again in time. A time that has passed says that she left. A tombstone forgets that she ever said anything.
 *
 * @param agentId who
 * @param queues the queues she answers, at least one
 * @param until when she is no longer there unless she says so again
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = AgentPresence.class, name = "agent-presence"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentPresence(@JsonUnwrapped EventMeta meta, String agentId, List<String> queues, Instant until)
        implements Event {
    public AgentPresence {
        Objects.requireNonNull(agentId, "agentId is missing");
        Objects.requireNonNull(until, "until is missing");
        queues = List.copyOf(queues);
        if (queues.isEmpty()) {
            throw new IllegalArgumentException("expected at least one queue, got none");
        }
    }

    @Override
    public String key() {
        return agentId;
    }
}
