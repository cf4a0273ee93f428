package dev.relevo.rating.number.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.number.NumberProfile;
import dev.relevo.rating.number.NumberQueries;
import dev.relevo.rating.number.NumberService;
import dev.relevo.rating.number.NumberView;
import dev.relevo.rating.number.history.HistoryView;
import dev.relevo.rating.number.history.ManualReport;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.Observation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of numbers: profile, rating, escalation paths and history. */
@Path("/v1/numbers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class NumberResource {
    private static final String ANOTHER = "another value";
    private static final int MAX_PAGE = 500;

    private final NumberService numbers;
    private final NumberQueries queries;
    private final SecurityIdentity identity;
    private final InstantSource clock;

    NumberResource(NumberService numbers, NumberQueries queries, SecurityIdentity identity, InstantSource clock) {
        this.numbers = numbers;
        this.queries = queries;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * One page of numbers.
     *
     * @param numbers in the order of their ids
     * @param next value of {@code after} for the next page; null on the last
     */
    public record Page(List<NumberView> numbers, @Nullable String next) {}

    /** The full list of escalation paths; a path that is left out is no longer declared. */
    public record PathsRequest(@Nullable List<@Nullable PathRequest> paths) {}

    /**
     * The result of an observation.
     *
     * @param verdict how the observation was judged
     * @param number the number after the observation
     */
    public record Observed(Verdict verdict, NumberView number) {}

    @GET
    public Page list(
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        int max = checkLimit(limit);
        String from = after == null || after.isEmpty() ? "" : id("after", after).value();
        List<NumberView> page = queries.numbers(from, max, caller().numbers());
        return new Page(page, page.size() < max ? null : page.getLast().phoneNumberId());
    }

    @GET
    @Path("/{phoneNumberId}")
    public NumberView get(@RestPath String phoneNumberId) {
        return view(id(phoneNumberId));
    }

    @PUT
    @Path("/{phoneNumberId}")
    public Response put(@RestPath String phoneNumberId, @Nullable NumberRequest request) {
        PhoneNumberId id = id(phoneNumberId);
        NumberProfile profile = present(request).check();
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
        if (!numbers.remove(id(phoneNumberId))) {
            throw NumberProblems.unknownNumber();
        }
    }

    @PUT
    @Path("/{phoneNumberId}/paths")
    public NumberView putPaths(@RestPath String phoneNumberId, @Nullable PathsRequest request) {
        PhoneNumberId id = id(phoneNumberId);
        NumberView number = view(id);
        List<@Nullable PathRequest> requested = present(request).paths();
        if (requested == null) {
            throw Problems.invalid("paths", "a list", "nothing");
        }
        List<Violation> violations = new ArrayList<>();
        List<EscalationPath> paths = PathRequest.check(requested, number.retail(), violations);
        if (!violations.isEmpty()) {
            throw Problems.invalid("Invalid request", violations);
        }
        if (!numbers.declare(id, paths)) {
            throw NumberProblems.unknownNumber();
        }
        return view(id);
    }

    @POST
    @Path("/{phoneNumberId}/observations")
    public Observed observe(@RestPath String phoneNumberId, @Nullable ObservationRequest request) {
        PhoneNumberId id = id(phoneNumberId);
        ObservationRequest given = present(request);
        Observation seen = given.check(id, clock.instant());
        String reason = given.reason() == null ? "" : given.reason();
        Verdict verdict = numbers.observe(id, seen, new ManualReport(caller().holder(), reason))
                .orElseThrow(() -> NumberProblems.unknownNumber());
        return new Observed(verdict, view(id));
    }

    @GET
    @Path("/{phoneNumberId}/history")
    public HistoryView history(
            @RestPath String phoneNumberId,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String before,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        PhoneNumberId id = id(phoneNumberId);
        long position = before == null ? Long.MAX_VALUE : checkNumber("before", before, Long.MAX_VALUE);
        int max = checkLimit(limit);
        if (queries.number(id).isEmpty()) {
            throw NumberProblems.unknownNumber();
        }
        return queries.history(id, position, max);
    }

    private NumberView view(PhoneNumberId id) {
        Optional<NumberView> number = queries.number(id);
        return number.orElseThrow(() -> NumberProblems.unknownNumber());
    }

    private Caller caller() {
        return Caller.of(identity);
    }

    /** A number the caller may not see is answered like one that does not exist. */
    private PhoneNumberId id(String phoneNumberId) {
        PhoneNumberId id = id("phoneNumberId", phoneNumberId);
        if (!caller().maySee(id)) {
            throw NumberProblems.unknownNumber();
        }
        return id;
    }

    private static PhoneNumberId id(String field, String value) {
        try {
            return new PhoneNumberId(value);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(field, "an id of at most 64 characters without white space or ':'", ANOTHER);
        }
    }

    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problems.invalid("body", "a JSON object", "nothing");
        }
        return body;
    }

    private static int checkLimit(String limit) {
        return Math.toIntExact(checkNumber("limit", limit, MAX_PAGE));
    }

    /** Parameters are declared as text: the framework would answer 404 to one that is not a number. */
    private static long checkNumber(String field, String value, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Reported like a number out of bounds.
        }
        throw Problems.invalid(field, "a number from 1 to " + max, ANOTHER);
    }
}
