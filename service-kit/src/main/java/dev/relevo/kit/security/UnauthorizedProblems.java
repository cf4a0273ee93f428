package dev.relevo.kit.security;

import dev.relevo.kit.problem.Problems;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Exception mappers that answer 401 with a problem. They replace the mappers of quarkus-resteasy-problem 3.21, which read a field
 * that Quarkus 3.32 no longer has and therefore send no response.
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
        return Problems.builder(429, "Too Many Requests", "too many wrong keys; a valid key is still accepted")
                .withHeader(HttpHeaders.RETRY_AFTER, refused.retryAfterSeconds())
                .build()
                .toResponse();
    }

    /** The same response for a missing and a wrong key, so that an attacker learns nothing. */
    private static Response problem() {
        return Problems.builder(401, "Unauthorized", "expected Authorization: Bearer with a known key")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
