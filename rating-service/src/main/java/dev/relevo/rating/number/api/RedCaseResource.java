package dev.relevo.rating.number.api;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.Slice;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.number.NumberQueries;
import dev.relevo.rating.number.RedCaseView;
import dev.relevo.rating.number.page.RedCaseFilter;
import dev.relevo.rating.number.page.RedCasePosition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of the red cases of all numbers. */
@Path("/v1/red-cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class RedCaseResource {
    /** Without a limit and a cursor. */
    private static final int MAX_CASES = 1_000;

    private final NumberQueries queries;
    private final NumberAccess access;

    RedCaseResource(NumberQueries queries, NumberAccess access) {
        this.queries = queries;
        this.access = access;
    }

    /** At most 1,000 red cases; with {@code state=all} the open ones first, then the latest. */
    public record RedCases(List<RedCaseView> redCases) {}

    /**
     * One page of red cases, asked for with a cursor.
     *
     * @param items with {@code state=all} the open ones first, then the latest
     * @param next cursor of the next page; absent at the end
     */
    public record CursorPage(
            List<RedCaseView> items, @Nullable String next) {}

    @GET
    @Operation(
            summary = "Red cases: open, closed or all",
            description = "Without `cursor` at most 1,000, and `Link: rel=\"next\"` when there are more; with `cursor`"
                    + " (empty for the first page) `{\"items\": […], \"next\": \"…\"}`, without `next` at the end")
    @APIResponse(
            responseCode = "200",
            description = "In order",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {RedCases.class, CursorPage.class})))
    public Response list(
            @RestQuery @DefaultValue("open") String state,
            @RestQuery @Nullable String ruleSet,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit,
            @Context UriInfo uri) {
        RedCaseFilter filter = new RedCaseFilter(access.numbers(), kind(state), Filters.ruleSet(ruleSet));
        boolean isByCursor = Cursor.isAsked(uri);
        int preset = isByCursor ? Parameters.MAX_PAGE : MAX_CASES;
        int max = limit == null ? preset : Parameters.limit(limit, preset);
        RedCasePosition after =
                Cursor.read(cursor, 3, RedCaseResource::position).orElse(null);
        Slice<RedCaseView> page = queries.redCases(filter, after, max);
        String next = page.hasMore() ? cursor(page.items().getLast()) : null;
        if (isByCursor) {
            return Response.ok(new CursorPage(page.items(), next)).build();
        }
        Response.ResponseBuilder answer = Response.ok(new RedCases(page.items()));
        return next == null
                ? answer.build()
                : answer.header(HttpHeaders.LINK, link(state, ruleSet, limit, next))
                        .build();
    }

    private static String link(String state, @Nullable String ruleSet, @Nullable String limit, String next) {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("state", state);
        parameters.put("ruleSet", ruleSet);
        parameters.put("limit", limit);
        parameters.put("cursor", next);
        return Parameters.next("/v1/red-cases", parameters);
    }

    private static String cursor(RedCaseView last) {
        return Cursor.of(last.closedAt() != null, last.flaggedAt(), last.caseId());
    }

    private static RedCasePosition position(String[] parts) {
        return new RedCasePosition(Boolean.parseBoolean(parts[0]), Instant.parse(parts[1]), parts[2]);
    }

    private static RedCaseFilter.Kind kind(String state) {
        return switch (state) {
            case "open" -> RedCaseFilter.Kind.OPEN;
            case "closed" -> RedCaseFilter.Kind.CLOSED;
            case "all" -> RedCaseFilter.Kind.ALL;
            default -> throw Problems.invalid("state", "open, closed or all", "another value");
        };
    }
}
