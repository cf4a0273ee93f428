package dev.relevo.kit.outbox;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The API of parked events, which cannot be published. A service's subclass has the path {@code /v1/outbox}. */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public abstract class ParkedRowsResource {
    private final ParkedRows rows;
    private final SecurityIdentity identity;

    protected ParkedRowsResource(ParkedRows rows, SecurityIdentity identity) {
        this.rows = rows;
        this.identity = identity;
    }

    /** Parked rows, oldest first; at most {@link ParkedRows#MAX_LISTED}. */
    public record Parked(List<ParkedRow> rows) {}

    @GET
    @Path("/parked")
    @Operation(summary = "Events that cannot be published, oldest first; at most 500")
    public Parked parked() {
        return new Parked(rows.list(caller().numbers()));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Publish a parked event again")
    public void retry(@PathParam("id") @Pattern(regexp = Bounds.OWN_ID) String id) {
        if (!rows.retry(id, caller().numbers())) {
            throw unknown();
        }
    }

    @POST
    @Path("/{id}/discard")
    @Operation(summary = "Delete a parked event permanently; later events of its key are published")
    public void discard(@PathParam("id") @Pattern(regexp = Bounds.OWN_ID) String id) {
        if (!rows.discard(id, caller().numbers(), caller().holder())) {
            throw unknown();
        }
    }

    private Caller caller() {
        return Caller.of(identity);
    }

    private static HttpProblem unknown() {
        return Problems.of(404, "Unknown parked event", "id: expected the id of a parked event");
    }
}
