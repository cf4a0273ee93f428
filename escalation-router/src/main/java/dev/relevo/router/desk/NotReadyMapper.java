package dev.relevo.router.desk;

import dev.relevo.router.RouterProblems;
import dev.relevo.router.peers.PeerClient.PeerUnreachableException;
import dev.relevo.router.runtime.NotReadyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** While state is restored or moved, a request is answered with 503 and Retry-After, not 500. */
class NotReadyMapper {
    @ServerExceptionMapper
    public Response map(NotReadyException e) {
        return soon("The conversations are being loaded; try again");
    }

    @ServerExceptionMapper
    public Response map(PeerUnreachableException e) {
        return soon("The responsible instance does not answer; try again");
    }

    /** The store moved to another instance during the read. */
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
