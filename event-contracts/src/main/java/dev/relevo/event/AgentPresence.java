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
 * Presence of an agent, reported by their client. Key: the agent. It expires, so that an agent whose client crashed becomes
 * absent; a client renews it before it expires. An {@code until} in the past means that the agent left. A tombstone deletes the
 * presence.
 *
 * @param agentId the agent
 * @param queues the queues the agent serves, at least one
 * @param until when the presence expires unless it is renewed
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
