package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identity of an agent's action on a handoff.
 *
 * @param actionId chosen by the client; the action takes effect once even if it is sent twice
 * @param handoffId the episode
 * @param conversationId the conversation; the record's key
 * @param agentId the agent who acts
 * @param operator true when the agent acts as an operator, who may end or reassign a handoff without holding it; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionRef(
        String actionId,
        HandoffId handoffId,
        ConversationId conversationId,
        String agentId,
        @Nullable Boolean operator) {
    public ActionRef {
        Objects.requireNonNull(actionId, "actionId is missing");
        Objects.requireNonNull(handoffId, "handoffId is missing");
        Objects.requireNonNull(conversationId, "conversationId is missing");
        Objects.requireNonNull(agentId, "agentId is missing");
    }

    /** An action of an agent who is not acting as an operator. */
    public ActionRef(String actionId, HandoffId handoffId, ConversationId conversationId, String agentId) {
        this(actionId, handoffId, conversationId, agentId, null);
    }

    /** Whether the agent acts as an operator and therefore need not hold the handoff. */
    public boolean byOperator() {
        return Boolean.TRUE.equals(operator);
    }
}
