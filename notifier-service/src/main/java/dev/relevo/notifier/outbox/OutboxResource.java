package dev.relevo.notifier.outbox;

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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The API of parked events, which cannot be published: list, retry, discard. */
@Path("/v1/outbox")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class OutboxResource {
    /** The maximum of listed rows. */
    static final int MAX_LISTED = 500;

    private final ParkedRows parkedRows;
    private final SecurityIdentity caller;

    OutboxResource(ParkedRows parkedRows, SecurityIdentity caller) {
        this.parkedRows = parkedRows;
        this.caller = caller;
    }

    /** Parked rows, the oldest first; at most 500. */
    record Parked(List<ParkedRow> rows) {}

    @GET
    @Path("/parked")
    @Operation(summary = "Events that cannot be published; at most 500")
    public Parked parked() {
        return new Parked(parkedRows.list(numbers(), MAX_LISTED));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Publish a parked event again")
    public void retry(@PathParam("id") @Pattern(regexp = Bounds.OWN_ID) String id) {
        if (!parkedRows.retry(id, numbers())) {
            throw unknown();
        }
    }

    @POST
    @Path("/{id}/discard")
    @Operation(summary = "Discard a parked event; later events of its key are published")
    public void discard(@PathParam("id") @Pattern(regexp = Bounds.OWN_ID) String id) {
        if (!parkedRows.discard(id, numbers())) {
            throw unknown();
        }
    }

    private Set<String> numbers() {
        return Caller.of(caller).numbers();
    }

    private static HttpProblem unknown() {
        return Problems.of(404, "Unknown parked event", "id: expected the id of a parked event");
    }
}
