package dev.relevo.rating.number.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.number.NumberQueries;
import dev.relevo.rating.number.RedCaseView;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** The REST resource of the red cases of all numbers. */
@Path("/v1/red-cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class RedCaseResource {
    private static final int MAX_CASES = 1_000;

    private final NumberQueries queries;
    private final SecurityIdentity identity;

    RedCaseResource(NumberQueries queries, SecurityIdentity identity) {
        this.queries = queries;
        this.identity = identity;
    }

    /** At most 1,000 red cases; with {@code state=all} the open ones first, then the latest. */
    public record RedCases(List<RedCaseView> redCases) {}

    @GET
    public RedCases list(@RestQuery @DefaultValue("open") String state) {
        Set<String> numbers = Caller.of(identity).numbers();
        return switch (state) {
            case "open" -> new RedCases(queries.redCases(true, MAX_CASES, numbers));
            case "all" -> new RedCases(queries.redCases(false, MAX_CASES, numbers));
            default -> throw Problems.invalid("state", "open or all", "another value");
        };
    }
}
