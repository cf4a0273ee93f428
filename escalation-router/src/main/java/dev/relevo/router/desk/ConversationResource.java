package dev.relevo.router.desk;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.BOT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Turn;
import dev.relevo.router.EscalationRouter;
import dev.relevo.router.conversation.Conversation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One conversation as the router knows it. */
@Path("/v1/conversations")
@RolesAllowed({BOT, AGENT, OPERATOR, ADMIN})
@Located
public class ConversationResource {
    private final EscalationRouter router;

    ConversationResource(EscalationRouter router) {
        this.router = router;
    }

    /** Who speaks, how stuck the person seems, what was said. */
    public record ConversationView(
            ConversationId conversationId,
            Owner owner,
            @Nullable String agentId,
            long epoch,
            Instant since,
            double score,
            @Nullable String language,
            @Nullable Instant windowClosesAt,
            List<Turn> transcript,
            @Nullable HandoffView handoff) {
        static ConversationView of(Conversation conversation) {
            var ownership = conversation.ownership();
            return new ConversationView(
                    conversation.id(),
                    ownership.owner(),
                    ownership.agentId(),
                    ownership.epoch(),
                    ownership.since(),
                    conversation.suspicion().score(),
                    conversation.language(),
                    conversation.windowClosesAt(),
                    conversation.transcript(),
                    HandoffView.of(conversation).orElse(null));
        }
    }

    @GET
    @Path("{conversationId}")
    @Blocking
    @Operation(summary = "Who speaks in a conversation, and its last turns")
    public ConversationView get(@RestPath String conversationId) {
        return router.conversation(parse(conversationId))
                .map(ConversationView::of)
                .orElseThrow(() -> HttpProblem.builder()
                        .withStatus(Status.NOT_FOUND)
                        .withTitle("No such conversation")
                        .withDetail("Nothing was heard of this conversation in the last 14 days")
                        .build());
    }

    private static ConversationId parse(String id) {
        try {
            return new ConversationId(id);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.builder()
                    .withStatus(Status.BAD_REQUEST)
                    .withTitle("Not a conversation id")
                    .withDetail("conversationId: expected <phoneNumberId>:<person id>")
                    .build();
        }
    }
}
