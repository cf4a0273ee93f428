package dev.relevo.router.desk;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.BOT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.peers.RoutedToOwner;
import dev.relevo.router.runtime.ConversationQueries;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One conversation, as the router knows it. */
@Path("/v1/conversations")
@RolesAllowed({BOT, AGENT, OPERATOR, ADMIN})
@RoutedToOwner
public class ConversationResource {
    private final ConversationQueries conversations;
    private final SecurityIdentity identity;

    ConversationResource(ConversationQueries conversations, SecurityIdentity identity) {
        this.conversations = conversations;
        this.identity = identity;
    }

    /** The parts that a caller may see: agents and desks everything, bots only the owner. */
    @Schema(oneOf = {ConversationView.class, OwnerView.class})
    public sealed interface ConversationAnswer {}

    /**
     * The owner, without text.
     *
     * @param state of the last handoff; null if absent
     */
    public record OwnerView(ConversationId conversationId, Owner owner, long epoch, Episode.@Nullable State state)
            implements ConversationAnswer {
        public static OwnerView of(Conversation conversation) {
            Episode episode = conversation.episode();
            return new OwnerView(
                    conversation.id(),
                    conversation.ownership().owner(),
                    conversation.ownership().epoch(),
                    episode == null ? null : episode.state());
        }
    }

    /** The owner, the score and the transcript. */
    public record ConversationView(
            ConversationId conversationId,
            Owner owner,
            @Nullable String agentId,
            long epoch,
            Instant since,
            double score,
            List<Reason> reasons,
            @Nullable String language,
            @Nullable Instant windowClosesAt,
            List<Turn> transcript,
            @Nullable HandoffView handoff)
            implements ConversationAnswer {
        public static ConversationView of(Conversation conversation) {
            var ownership = conversation.ownership();
            return new ConversationView(
                    conversation.id(),
                    ownership.owner(),
                    ownership.agentId(),
                    ownership.epoch(),
                    ownership.since(),
                    conversation.suspicion().score(),
                    conversation.suspicion().evidence(),
                    conversation.language(),
                    conversation.windowClosesAt(),
                    conversation.transcript(),
                    HandoffView.of(conversation).orElse(null));
        }
    }

    @GET
    @Path("{conversationId}")
    @Blocking
    @Operation(summary = "The owner of a conversation and its last turns; a bot key sees the owner only")
    public ConversationAnswer get(@RestPath String conversationId) {
        Caller caller = Caller.of(identity);
        return conversations
                .conversation(parse(conversationId))
                .filter(conversation -> Access.sees(caller, conversation))
                .<ConversationAnswer>map(conversation ->
                        Access.isBot(caller) ? OwnerView.of(conversation) : ConversationView.of(conversation))
                .orElseThrow(() ->
                        Problems.of(404, "No such conversation", "This conversation had no event in the last 14 days"));
    }

    private static ConversationId parse(String id) {
        try {
            return new ConversationId(id);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(
                    "Not a conversation id",
                    List.of(Violation.expected(
                            "conversationId",
                            "<phoneNumberId>:<person id> of at most " + Bounds.CONVERSATION_ID_MAX + " characters")));
        }
    }
}
