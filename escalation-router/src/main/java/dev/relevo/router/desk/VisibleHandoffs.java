package dev.relevo.router.desk;

import dev.relevo.event.HandoffId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.runtime.ConversationQueries;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Handoffs as far as the caller may see them. */
@Singleton
class VisibleHandoffs {
    private final ConversationQueries conversations;
    private final SecurityIdentity identity;

    VisibleHandoffs(ConversationQueries conversations, SecurityIdentity identity) {
        this.conversations = conversations;
        this.identity = identity;
    }

    /** The conversation of a handoff; a 404 problem if it does not exist or the caller may not see it. */
    Conversation find(String id) {
        Caller caller = Caller.of(identity);
        return conversations
                .conversationOf(new HandoffId(RouterProblems.ownId("id", id)))
                .filter(conversation -> Access.sees(caller, conversation))
                .orElseThrow(VisibleHandoffs::unknown);
    }

    static HttpProblem unknown() {
        return Problems.of(404, "No such handoff", "It does not exist, or its conversation has had another one since");
    }
}
