package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which action of which agent on which handoff.
 *
 * @param actionId chosen by the client; the same action sent twice acts once
 * @param handoffId the episode
 * @param conversationId the conversation; the record's key
 * @param agentId who acts
 * @param operator true when they act as an operator, who needs not hold the handoff to end or reassign it; null otherwise
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

    /** An agent's own action. */
    public ActionRef(String actionId, HandoffId handoffId, ConversationId conversationId, String agentId) {
        this(actionId, handoffId, conversationId, agentId, null);
    }

    /** Whether the one who acts needs not hold the handoff. */
    public boolean byOperator() {
        return Boolean.TRUE.equals(operator);
    }
}
