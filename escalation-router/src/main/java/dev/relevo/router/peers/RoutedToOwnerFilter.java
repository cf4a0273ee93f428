package dev.relevo.router.peers;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationId;
import dev.relevo.event.HandoffId;
import dev.relevo.router.peers.PeerClient.Question;
import dev.relevo.router.runtime.ConversationQueries;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * Forwards a call to the instance where its conversation lives. A conversation's partition follows from its id; a handoff's does
 * not, so the other instances are asked in turn.
 */
@Provider
@RoutedToOwner
class RoutedToOwnerFilter implements ContainerRequestFilter {
    // Filters are created at build time, before there is any configuration.
    private final Instance<ConversationQueries> conversations;
    private final Instance<PeerClient> peers;

    RoutedToOwnerFilter(Instance<ConversationQueries> conversations, Instance<PeerClient> peers) {
        this.conversations = conversations;
        this.peers = peers;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MultivaluedMap<String, String> parameters = request.getUriInfo().getPathParameters();
        int hop = hop(request) + 1;
        if (hop > PeerClient.MAX_HOPS) {
            return;
        }
        String conversation = parameters.getFirst("conversationId");
        String handoff = parameters.getFirst("id");
        if (conversation != null) {
            conversationId(conversation).ifPresent(id -> askOwner(request, id, hop));
        } else if (handoff != null && hop == 1 && Bounds.isOwnId(handoff)) {
            // For an invalid id the resource reports the problem.
            askOthers(request, new HandoffId(handoff));
        }
    }

    /** A forwarded call is forwarded again only if the person's id has changed. */
    private void askOwner(ContainerRequestContext request, ConversationId asked, int hop) {
        ConversationId current = hop == 1 && peers.get().ownerOf(asked).isPresent()
                ? asked
                : conversations.get().currentIdOf(asked);
        if (hop > 1 && current.equals(asked)) {
            return;
        }
        peers.get().ownerOf(current).ifPresent(owner -> {
            String path = "/v1/conversations/" + PeerClient.segment(current.value());
            Question question = new Question("GET", path, authorization(request), null, hop);
            request.abortWith(response(peers.get().ask(owner, question)));
        });
    }

    private void askOthers(ContainerRequestContext request, HandoffId handoff) throws IOException {
        List<HostInfo> others = peers.get().others();
        if (others.isEmpty() || conversations.get().conversationOf(handoff).isPresent()) {
            return;
        }
        byte[] body = request.hasEntity() ? request.getEntityStream().readAllBytes() : null;
        String path = request.getUriInfo().getRequestUri().getRawPath();
        Question question = new Question(request.getMethod(), path, authorization(request), body, 1);
        for (HostInfo peer : others) {
            HttpResponse<byte[]> answer = peers.get().ask(peer, question);
            if (answer.statusCode() != Status.NOT_FOUND.getStatusCode()) {
                request.abortWith(response(answer));
                return;
            }
        }
        if (body != null) {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    /** How often it was forwarded; an invalid value counts as too often. */
    private static int hop(ContainerRequestContext request) {
        String hop = request.getHeaderString(PeerClient.HOP);
        try {
            return hop == null ? 0 : Math.clamp(Long.parseLong(hop), 1, PeerClient.MAX_HOPS);
        } catch (NumberFormatException e) {
            return PeerClient.MAX_HOPS;
        }
    }

    private static Optional<ConversationId> conversationId(String text) {
        try {
            return Optional.of(new ConversationId(text));
        } catch (IllegalArgumentException e) {
            // The resource reports the problem.
            return Optional.empty();
        }
    }

    private static @Nullable String authorization(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.AUTHORIZATION);
    }

    private static Response response(HttpResponse<byte[]> answer) {
        Response.ResponseBuilder response = Response.status(answer.statusCode()).entity(answer.body());
        answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).ifPresent(response::type);
        answer.headers()
                .firstValue(HttpHeaders.RETRY_AFTER)
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }
}
