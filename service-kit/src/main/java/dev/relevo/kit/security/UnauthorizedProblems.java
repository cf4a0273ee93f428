package dev.relevo.kit.security;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers 401 as a problem. In place of the mappers of quarkus-resteasy-problem 3.21, which read a field that Quarkus 3.32 no
 * longer has and so answer nothing.
 *
 * <p>Public: Quarkus generates code in this package that can be in another class loader.
 */
public class UnauthorizedProblems {
    @ServerExceptionMapper(value = UnauthorizedException.class, priority = Priorities.AUTHENTICATION)
    public Response unauthorized() {
        return problem();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = Priorities.AUTHENTICATION)
    public Response failed(AuthenticationFailedException failure) {
        return failure.getCause() instanceof TooManyWrongKeysException refused ? tooMany(refused) : problem();
    }

    private static Response tooMany(TooManyWrongKeysException refused) {
        return HttpProblem.builder()
                .withStatus(Response.Status.TOO_MANY_REQUESTS)
                .withTitle("Too Many Requests")
                .withDetail("too many wrong keys; a right key is still served")
                .withHeader(HttpHeaders.RETRY_AFTER, refused.retryAfterSeconds())
                .build()
                .toResponse();
    }

    /** The same for no key and a wrong one: whoever guesses learns nothing. */
    private static Response problem() {
        return HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withTitle("Unauthorized")
                .withDetail("expected Authorization: Bearer with a known key")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
