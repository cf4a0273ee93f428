package dev.relevo.rating.enforcement.api;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.ListParameters;
import dev.relevo.rating.enforcement.RestrictionQueries;
import dev.relevo.rating.enforcement.RestrictionView;
import dev.relevo.rating.enforcement.Restrictions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
    private final SecurityIdentity identity;
    private final InstantSource clock;

    RestrictionResource(
            RestrictionQueries queries, Restrictions restrictions, SecurityIdentity identity, InstantSource clock) {
        this.queries = queries;
        this.restrictions = restrictions;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * One page of measures.
     *
     * @param restrictions in the order of their ids
     * @param next value of {@code after} for the next page; null on the last
     */
    public record Page(
            List<RestrictionView> restrictions, @Nullable String next) {}

    /**
     * The end of a measure on a person's word.
     *
     * @param reason where the person saw it, in their words
     */
    public record LiftRequest(@Nullable String reason) {}

    @GET
    public Page list(
            @RestQuery @Nullable String wabaId,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String inForce,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        int max = ListParameters.limit(limit);
        String from = ListParameters.text("after", after, Bounds.OWN_ID_MAX);
        List<RestrictionView> page = queries.page(
                from == null ? "" : from,
                max,
                ListParameters.account(wabaId),
                ListParameters.flag("inForce", inForce),
                visible());
        return new Page(page, page.size() < max ? null : page.getLast().restrictionId());
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
        String checked = ListParameters.text("reason", reason, MAX_REASON);
        String by = Caller.of(identity).holder() + ": " + checked;
        if (!restrictions.lift(id, by, clock.instant())) {
            throw Problems.of(
                    409, "Not in force", "restrictionId: expected a restriction in force, got one that ended");
        }
        return one(id);
    }

    private RestrictionView one(String restrictionId) {
        return queries.one(restrictionId, visible()).orElseThrow(RestrictionResource::unknown);
    }

    private Set<String> visible() {
        return Caller.of(identity).numbers();
    }

    private static HttpProblem unknown() {
        return Problems.of(404, "Unknown restriction", "restrictionId: expected a known restriction, got another one");
    }
}
