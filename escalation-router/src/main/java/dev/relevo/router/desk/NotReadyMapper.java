package dev.relevo.router.desk;

import dev.relevo.router.EscalationRouter.NotReadyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** While state is restored or moved, a question is answered "soon", not with a fault. */
class NotReadyMapper {
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response map(NotReadyException e) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Starting or rebalancing")
                .withDetail("The conversations are being loaded; try again")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
