package dev.relevo.notifier.channel.whatsapp;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of the Cloud API that sends. */
@RegisterRestClient(configKey = "whatsapp")
@Path("/v25.0")
interface GraphApi {
    /** Sends one message; answers whatever the far side answered, also an error. */
    @POST
    @Path("/{phoneNumberId}/messages")
    Response send(
            @PathParam("phoneNumberId") String phoneNumberId,
            @HeaderParam("Authorization") String authorization,
            GraphMessage message);
}
