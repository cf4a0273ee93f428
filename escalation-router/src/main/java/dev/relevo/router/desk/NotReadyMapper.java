package dev.relevo.router.desk;

import dev.relevo.router.RouterProblems;
import dev.relevo.router.peers.PeerClient.PeerUnreachableException;
import dev.relevo.router.runtime.NotReadyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** While state is restored or moved, a question is answered "soon", not with a fault. */
class NotReadyMapper {
    @ServerExceptionMapper
    public Response map(NotReadyException e) {
        return soon("The conversations are being loaded; try again");
    }

    @ServerExceptionMapper
    public Response map(PeerUnreachableException e) {
        return soon("The instance that knows does not answer; try again");
    }

    /** A store that moved to another instance while it was read. */
    @ServerExceptionMapper
    public Response map(InvalidStateStoreException e) {
        return soon("The conversations are being loaded; try again");
    }

    private static Response soon(String detail) {
        return RouterProblems.soon(Status.SERVICE_UNAVAILABLE, "Starting or rebalancing", detail)
                .build()
                .toResponse();
    }
}
