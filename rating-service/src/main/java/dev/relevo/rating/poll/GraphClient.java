package dev.relevo.rating.poll;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * The one call of the Graph API that gives the colours of all numbers of an account.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/phone_numbers/">phone
 *     numbers of an account</a>
 */
@Path("/v25.0")
interface GraphClient {
    /**
     * One page.
     *
     * @param after cursor of the page before; null for the first
     * @throws jakarta.ws.rs.WebApplicationException on any status from 400
     */
    @GET
    @Path("/{wabaId}/phone_numbers")
    String phoneNumbers(
            @PathParam("wabaId") String wabaId,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("fields") String fields,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);
}
