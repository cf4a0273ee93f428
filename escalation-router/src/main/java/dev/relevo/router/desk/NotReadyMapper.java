package dev.relevo.router.desk;

import dev.relevo.router.EscalationRouter.NotReadyException;
import dev.relevo.router.Peers.PeerUnreachableException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** While state is restored or moved, a question is answered "soon", not with a fault. */
class NotReadyMapper {
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response map(NotReadyException e) {
        return soon("The conversations are being loaded; try again");
    }

    @ServerExceptionMapper
    Response map(PeerUnreachableException e) {
        return soon("The instance that knows does not answer; try again");
    }

    private static Response soon(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Starting or rebalancing")
                .withDetail(detail)
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
