package dev.relevo.router.conversation;

import dev.relevo.event.ConversationOwner.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a conversation: bot, queue or agent.
 *
 * @param owner bot, queue or agent
 * @param agentId the agent; null unless AGENT and known
 * @param epoch rises with each change; starts at the Unix second at which the conversation began
 * @param since when this owner took over
 */
public record Ownership(Owner owner, @Nullable String agentId, long epoch, Instant since) {
    public Ownership pass(Owner to, @Nullable String agent, Instant now) {
        return new Ownership(to, agent, epoch + 1, now);
    }
}
