package dev.relevo.router.desk;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffId;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.numbers.NumberBook;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Turns an agent's request into an action, writes it and answers. */
@Singleton
class HandoffActions {
    private final VisibleHandoffs visible;
    private final AgentDesk desk;
    private final NumberBook numbers;
    private final InstantSource clock;
    private final SecurityIdentity identity;

    HandoffActions(
            VisibleHandoffs visible,
            AgentDesk desk,
            NumberBook numbers,
            InstantSource clock,
            SecurityIdentity identity) {
        this.visible = visible;
        this.desk = desk;
        this.numbers = numbers;
        this.clock = clock;
        this.identity = identity;
    }

    /** Answers with what the action came to. */
    Uni<Response> act(
            String id, @Nullable ActionRequest request, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        String agent = agent(request);
        Conversation conversation = visible.find(id);
        AgentAction made = made(ref(id, request, conversation, agent), action);
        return ActionAnswers.earlier(conversation, made, clock.instant())
                .orElseGet(() -> desk.act(made).map(ActionAnswers::answer));
    }

    /**
     * Answers when the action is in the log. A reply has no event of its own that says "done", so what can be known before it is
     * written is checked before.
     */
    Uni<Response> submit(
            String id, @Nullable ActionRequest request, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        String agent = agent(request);
        Conversation conversation = visible.find(id);
        AgentAction made = made(ref(id, request, conversation, agent), action);
        return ActionAnswers.earlier(conversation, made, clock.instant()).orElseGet(() -> {
            ActionAnswers.refuseUnlessHeld(conversation, agent);
            if (made instanceof AgentAction.Reply) {
                Instant now = clock.instant();
                ActionAnswers.refuseWhileWhatsAppDoes(
                        numbers.refusal(conversation.id().phoneNumberId()), now);
                ActionAnswers.refuseOutsideWindow(conversation, now);
            }
            return desk.submit(made).replaceWith(() -> ActionAnswers.accepted(made));
        });
    }

    /** The acting agent: the key's holder, or another agent that the key may act for. */
    private String agent(@Nullable ActionRequest request) {
        Caller caller = Caller.of(identity);
        String named = request == null ? null : request.agentId();
        String agent = named == null ? caller.holder() : named;
        if (!caller.mayActFor(agent)) {
            throw RouterProblems.forbidden("agentId", "this key does not act for this agent");
        }
        return agent;
    }

    /** Only the key decides who is an operator. */
    private ActionRef ref(String id, @Nullable ActionRequest request, Conversation conversation, String agent) {
        Boolean operator = Caller.of(identity).isOperator() ? true : null;
        String chosen = request == null ? null : request.actionId();
        String actionId = chosen == null ? UUID.randomUUID().toString() : chosen;
        return new ActionRef(actionId, new HandoffId(id), conversation.id(), agent, operator);
    }

    private AgentAction made(ActionRef ref, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return action.apply(EventMeta.now(ref.actionId(), clock.instant()), ref);
    }
}
