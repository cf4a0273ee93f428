package dev.relevo.rating.enforcement.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.Slice;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Page;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.enforcement.RestrictionQueries;
import dev.relevo.rating.enforcement.RestrictionView;
import dev.relevo.rating.enforcement.Restrictions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of the measures against accounts. A key with a list of numbers sees those of their accounts. */
@Path("/v1/restrictions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class RestrictionResource {
    private static final int MAX_REASON = 1_000;

    private final RestrictionQueries queries;
    private final Restrictions restrictions;
    private final NumberAccess access;
    private final InstantSource clock;

    RestrictionResource(
            RestrictionQueries queries, Restrictions restrictions, NumberAccess access, InstantSource clock) {
        this.queries = queries;
        this.restrictions = restrictions;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The end of a measure on a person's word.
     *
     * @param reason where the person saw it, in their words
     */
    public record LiftRequest(@Nullable String reason) {}

    /** The measures in the order of their ids. */
    @GET
    public Page<RestrictionView> list(
            @RestQuery @Nullable String wabaId,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String inForce,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        Slice<RestrictionView> page = queries.page(
                Cursor.read(cursor, 1, parts -> parts[0]).orElse(""),
                Parameters.limit(limit),
                Parameters.account(wabaId),
                Parameters.flag("inForce", inForce),
                access.numbers());
        return Page.of(page, restriction -> new Object[] {restriction.restrictionId()});
    }

    /** Lifts a measure whose end WhatsApp does not report. */
    @POST
    @Path("/{restrictionId}/lift")
    public RestrictionView lift(@RestPath String restrictionId, @Nullable LiftRequest request) {
        String id = one(restrictionId).restrictionId();
        String reason = request == null ? null : request.reason();
        if (reason == null || reason.isBlank()) {
            throw Problems.invalid("reason", "where the end was seen", "nothing");
        }
        String checked = Parameters.text("reason", reason, MAX_REASON);
        String by = access.caller().holder() + ": " + checked;
        if (!restrictions.lift(id, by, clock.instant())) {
            throw Problems.of(
                    409, "Not in force", "restrictionId: expected a restriction in force, got one that ended");
        }
        return one(id);
    }

    private RestrictionView one(String restrictionId) {
        return queries.one(restrictionId, access.numbers()).orElseThrow(RestrictionResource::unknown);
    }

    private static HttpProblem unknown() {
        return Problems.of(404, "Unknown restriction", "restrictionId: expected a known restriction, got another one");
    }
}
