package dev.relevo.router.desk;

import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import org.jspecify.annotations.Nullable;

/** What a caller may see, by the numbers and queues of their key. Anything else is reported as not found. */
final class Access {
    private Access() {}

    /** Whether the caller may see the conversation: bots by number, others also by the queue of its last handoff. */
    public static boolean sees(Caller caller, Conversation conversation) {
        Episode episode = conversation.episode();
        return caller.maySee(conversation.id().phoneNumberId())
                && (isBot(caller)
                        || isOfQueues(caller, episode == null ? null : episode.queue())
                        || (episode != null && isOfNoQueue(caller, episode)));
    }

    /** Any agent may take over from an unnamed human; the handoff then has no queue. */
    private static boolean isOfNoQueue(Caller caller, Episode episode) {
        String agent = episode.agentId();
        return episode.queue() == null && (episode.isUnnamed() || (agent != null && caller.mayActFor(agent)));
    }

    /** Whether the key belongs to a bot only. Bots learn the owner but no text. */
    static boolean isBot(Caller caller) {
        return !caller.isOperator() && !caller.scopes().contains(Scopes.AGENT);
    }

    /** Handoffs without a queue are visible to keys of all queues only. */
    private static boolean isOfQueues(Caller caller, @Nullable String queue) {
        return queue == null ? caller.queues().contains(Caller.ALL) : caller.mayServe(queue);
    }
}
