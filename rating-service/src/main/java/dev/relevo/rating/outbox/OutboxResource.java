package dev.relevo.rating.outbox;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.outbox.ParkedRows.ParkedRow;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestPath;

/** The REST resource of parked rows: events that cannot be published. */
@Path("/v1/outbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class OutboxResource {
    private final ParkedRows rows;
    private final SecurityIdentity identity;

    OutboxResource(ParkedRows rows, SecurityIdentity identity) {
        this.rows = rows;
        this.identity = identity;
    }

    /** At most 500 parked rows, oldest first. */
    public record Parked(List<ParkedRow> rows) {}

    @GET
    @Path("/parked")
    public Parked parked() {
        return new Parked(rows.list(visibleKeys()));
    }

    /** Requests a retry of the row. */
    @POST
    @Path("/{id}/retry")
    public void retry(@RestPath String id) {
        if (!rows.retry(checked(id), visibleKeys())) {
            throw unknown();
        }
    }

    /** Deletes the row permanently; the rows behind it are published. */
    @POST
    @Path("/{id}/discard")
    public void discard(@RestPath String id) {
        if (!rows.discard(checked(id), Caller.of(identity).holder(), visibleKeys())) {
            throw unknown();
        }
    }

    private Predicate<String> visibleKeys() {
        Set<String> numbers = Caller.of(identity).numbers();
        return key -> numbers.contains(Caller.ALL) || numbers.contains(key);
    }

    private static UUID checked(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("id", "a UUID", "text in another format");
        }
    }

    private static HttpProblem unknown() {
        return Problems.of(404, "Unknown row", "id: expected the id of a parked row, got an unknown id");
    }
}
