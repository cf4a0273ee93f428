package dev.relevo.router.desk;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Rejects bodies above the usual limit. The HTTP server's own limit is higher, for policies only. */
class BodyLimit {
    @ServerRequestFilter(preMatching = true)
    @Nullable
    public Response check(ContainerRequestContext request) {
        boolean isPolicy = request.getUriInfo().getPath().startsWith("/v1/policies/");
        return isPolicy || request.getLength() <= Bounds.BODY_MAX_BYTES
                ? null
                : Problems.of(413, "body: expected at most " + Bounds.BODY_MAX_BYTES + " bytes")
                        .toResponse();
    }
}
