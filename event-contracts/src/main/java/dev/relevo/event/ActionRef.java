package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Which action of which agent on which handoff.
 *
 * @param actionId chosen by the client; the same action sent twice acts once
 * @param handoffId the episode
 * @param conversationId the conversation; the record's key
 * @param agentId who acts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionRef(String actionId, HandoffId handoffId, ConversationId conversationId, String agentId) {
    public ActionRef {
        Objects.requireNonNull(actionId, "actionId is missing");
        Objects.requireNonNull(handoffId, "handoffId is missing");
        Objects.requireNonNull(conversationId, "conversationId is missing");
        Objects.requireNonNull(agentId, "agentId is missing");
    }
}
