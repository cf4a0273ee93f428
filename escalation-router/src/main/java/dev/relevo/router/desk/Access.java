package dev.relevo.router.desk;

import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import org.jspecify.annotations.Nullable;

/** What a caller may see, by the numbers and queues of the key. What they may not see does not exist for them. */
final class Access {
    private Access() {}

    /** Whether the caller may see the conversation: a bot by its number, others by the queue of its last handoff, too. */
    public static boolean sees(Caller caller, Conversation conversation) {
        Episode episode = conversation.episode();
        return caller.maySee(conversation.id().phoneNumberId())
                && (isBot(caller)
                        || isOfQueues(caller, episode == null ? null : episode.queue())
                        || (episode != null && isOfNoQueue(caller, episode)));
    }

    /** Any agent may take over from a human whom nobody names, and has the handoff then without a queue. */
    private static boolean isOfNoQueue(Caller caller, Episode episode) {
        String agent = episode.agentId();
        return episode.queue() == null && (episode.isUnnamed() || (agent != null && caller.mayActFor(agent)));
    }

    /** Whether the key is a bot's only, which learns who speaks and no text. */
    static boolean isBot(Caller caller) {
        return !caller.isOperator() && !caller.scopes().contains(Scopes.AGENT);
    }

    /** What is in no queue is seen by keys of all queues only. */
    private static boolean isOfQueues(Caller caller, @Nullable String queue) {
        return queue == null ? caller.queues().contains(Caller.ALL) : caller.mayServe(queue);
    }
}
