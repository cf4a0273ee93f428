package dev.relevo.router.desk;

import static dev.relevo.kit.security.Scopes.ADMIN;
import static dev.relevo.kit.security.Scopes.AGENT;
import static dev.relevo.kit.security.Scopes.OPERATOR;

import dev.relevo.event.AgentAction;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.RouterProblems;
import dev.relevo.router.peers.PeerClient;
import dev.relevo.router.peers.RoutedToOwner;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The list of handoffs, and agents' actions on them. */
@Path("/v1/handoffs")
@RolesAllowed({AGENT, OPERATOR, ADMIN})
@RoutedToOwner
public class HandoffResource {
    private final VisibleHandoffs visible;
    private final HandoffActions actions;
    private final HandoffList list;
    private final SecurityIdentity identity;

    HandoffResource(VisibleHandoffs visible, HandoffActions actions, HandoffList list, SecurityIdentity identity) {
        this.identity = identity;
        this.visible = visible;
        this.actions = actions;
        this.list = list;
    }

    /**
     * A page of handoffs.
     *
     * @param next cursor of the next page; null at the end
     */
    public record HandoffPage(
            List<HandoffView> items, @Nullable String next) {}

    @GET
    @Blocking
    @Operation(
            summary = "Open handoffs by priority, then due time; with a cursor a page of them",
            description =
                    "Without `cursor` a list, and `Link: rel=\"next\"` when there are more; with `cursor` (empty for"
                            + " the first page) `{\"items\": […], \"next\": \"…\"}`, without `next` at the end")
    @APIResponse(
            responseCode = "200",
            description = "In order",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = HandoffView.class)))
    public Response list(
            @BeanParam HandoffQuery query,
            @Context UriInfo uri,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestHeader(PeerClient.HOP) @Nullable String hop) {
        HandoffList.Page page = list.page(Caller.of(identity), query, authorization, hop);
        Position next = page.next();
        if (uri.getQueryParameters().containsKey("cursor") && hop == null) {
            return Response.ok(new HandoffPage(page.items(), next == null ? null : next.cursor()))
                    .build();
        }
        Response.ResponseBuilder answer = Response.ok(page.items());
        return next == null
                ? answer.build()
                : answer.header(HttpHeaders.LINK, "</v1/handoffs" + query.queryString(next) + ">; rel=\"next\"")
                        .build();
    }

    @GET
    @Path("{id}")
    @Blocking
    @Operation(summary = "The current state of one handoff")
    public HandoffView get(@RestPath String id) {
        return HandoffView.of(visible.find(id)).orElseThrow(VisibleHandoffs::unknown);
    }

    @POST
    @Path("{id}/claim")
    @Blocking
    @Operation(summary = "Claim a handoff; 409 names the agent who was faster")
    public Uni<Response> claim(@RestPath String id, @Valid @Nullable ActionRequest request) {
        return actions.act(id, request, AgentAction.Claim::new);
    }

    @POST
    @Path("{id}/release")
    @Blocking
    @Operation(summary = "Give it back to its queue")
    public Uni<Response> release(@RestPath String id, @Valid @Nullable ActionRequest request) {
        return actions.act(id, request, AgentAction.Release::new);
    }

    @POST
    @Path("{id}/transfer")
    @Blocking
    @Operation(summary = "Hand it to another queue or to one agent; an operator may do so for any handoff")
    public Uni<Response> transfer(@RestPath String id, @Valid @Nullable ActionRequest request) {
        ActionRequest wanted = given(request).asTransfer();
        if ((wanted.queue() == null) == (wanted.toAgentId() == null)) {
            throw RouterProblems.invalid("queue", "expected one of queue and agentId");
        }
        return actions.act(
                id, wanted, (meta, ref) -> new AgentAction.Transfer(meta, ref, wanted.queue(), wanted.toAgentId()));
    }

    @POST
    @Path("{id}/resolve")
    @Blocking
    @Operation(summary = "End it; the bot speaks again. An operator may do so for any handoff")
    public Uni<Response> resolve(@RestPath String id, @Valid @Nullable ActionRequest request) {
        String wrapUp = given(request).wrapUp();
        return actions.act(id, request, (meta, ref) -> new AgentAction.Resolve(meta, ref, wrapUp));
    }

    @POST
    @Path("{id}/reply")
    @Blocking
    @Operation(summary = "Answer the person; 202 when it is in the log")
    public Uni<Response> reply(@RestPath String id, @Valid @Nullable ActionRequest request) {
        String text = DeskText.reply(given(request).text());
        return actions.submit(id, request, (meta, ref) -> new AgentAction.Reply(meta, ref, text));
    }

    @POST
    @Path("{id}/note")
    @Blocking
    @Operation(summary = "Leave a note for other agents; 202 when it is in the log")
    public Uni<Response> note(@RestPath String id, @Valid @Nullable ActionRequest request) {
        String text = DeskText.note(given(request).text());
        return actions.submit(id, request, (meta, ref) -> new AgentAction.Note(meta, ref, text));
    }

    private static ActionRequest given(@Nullable ActionRequest request) {
        return request == null ? ActionRequest.EMPTY : request;
    }
}
