package dev.relevo.rating.number.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.number.NumberProfile;
import dev.relevo.rating.number.NumberQueries;
import dev.relevo.rating.number.NumberRegistry;
import dev.relevo.rating.number.NumberView;
import dev.relevo.rating.path.EscalationPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The REST resource of one number: profile, rating and escalation paths. */
@Path("/v1/numbers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class NumberResource {
    private final NumberRegistry numbers;
    private final NumberQueries queries;
    private final NumberAccess access;

    NumberResource(NumberRegistry numbers, NumberQueries queries, NumberAccess access) {
        this.numbers = numbers;
        this.queries = queries;
        this.access = access;
    }

    /** The full list of escalation paths; a path that is left out is no longer declared. */
    public record PathsRequest(@Nullable List<@Nullable PathRequest> paths) {}

    @GET
    @Path("/{phoneNumberId}")
    public NumberView get(@RestPath String phoneNumberId) {
        return view(access.id(phoneNumberId));
    }

    @PUT
    @Path("/{phoneNumberId}")
    public Response put(@RestPath String phoneNumberId, @Nullable NumberRequest request) {
        PhoneNumberId id = access.id(phoneNumberId);
        NumberProfile profile = NumberAccess.present(request).check();
        try {
            boolean isNew = numbers.describe(id, profile);
            return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                    .entity(view(id))
                    .build();
        } catch (ConstraintViolationException e) {
            throw NumberProblems.alreadyRegistered();
        }
    }

    /** Deletes the number and its history, and publishes a tombstone on {@code number-states}. */
    @DELETE
    @Path("/{phoneNumberId}")
    public void delete(@RestPath String phoneNumberId) {
        if (!numbers.remove(access.id(phoneNumberId))) {
            throw NumberAccess.unknownNumber();
        }
    }

    @PUT
    @Path("/{phoneNumberId}/paths")
    public NumberView putPaths(@RestPath String phoneNumberId, @Nullable PathsRequest request) {
        PhoneNumberId id = access.id(phoneNumberId);
        NumberView number = view(id);
        List<@Nullable PathRequest> requested = NumberAccess.present(request).paths();
        if (requested == null) {
            throw Problems.invalid("paths", "a list", "nothing");
        }
        List<Violation> violations = new ArrayList<>();
        List<EscalationPath> paths = PathRequest.check(requested, number.retail(), violations);
        if (!violations.isEmpty()) {
            throw Problems.invalid("Invalid request", violations);
        }
        if (!numbers.declare(id, paths)) {
            throw NumberAccess.unknownNumber();
        }
        return view(id);
    }

    private NumberView view(PhoneNumberId id) {
        Optional<NumberView> number = queries.number(id);
        return number.orElseThrow(() -> NumberAccess.unknownNumber());
    }
}
