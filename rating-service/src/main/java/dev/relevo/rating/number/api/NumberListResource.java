package dev.relevo.rating.number.api;

import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.Slice;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.number.NumberQueries;
import dev.relevo.rating.number.NumberView;
import dev.relevo.rating.number.page.NumberFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** The list of numbers. */
@Path("/v1/numbers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class NumberListResource {
    private final NumberQueries queries;
    private final NumberAccess access;

    NumberListResource(NumberQueries queries, NumberAccess access) {
        this.queries = queries;
        this.access = access;
    }

    /** Query parameters of the list; without a parameter there is no filter. */
    public static class Query {
        @RestQuery
        @Nullable
        public String rating;

        @RestQuery
        @Nullable
        public String wabaId;

        /** The rule set for a new red case. */
        @RestQuery
        @Nullable
        public String ruleSet;

        /** Empty for the first page, then {@code next} of the previous page. */
        @RestQuery
        @Nullable
        public String cursor;

        /** Without a cursor: the last id of the previous page. */
        @RestQuery
        @Nullable
        public String after;

        /** 1 to 500; 100 when absent. */
        @RestQuery
        @Parameter(schema = @Schema(type = SchemaType.INTEGER))
        @Nullable
        public String limit;
    }

    /**
     * One page of numbers.
     *
     * @param numbers in the order of their ids
     * @param next value of {@code after} for the next page; null on the last
     */
    public record Page(List<NumberView> numbers, @Nullable String next) {}

    /**
     * One page of numbers, asked for with a cursor.
     *
     * @param items in the order of their ids
     * @param next cursor of the next page; absent at the end
     */
    public record CursorPage(
            List<NumberView> items, @Nullable String next) {}

    @GET
    @Operation(
            summary = "Numbers in the order of their ids",
            description =
                    "Without `cursor` a page with `after`, and `Link: rel=\"next\"` when there are more; with `cursor`"
                            + " (empty for the first page) `{\"items\": […], \"next\": \"…\"}`, without `next` at the end")
    @APIResponse(
            responseCode = "200",
            description = "In order",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {Page.class, CursorPage.class})))
    public Response list(@BeanParam Query query, @Context UriInfo uri) {
        int max = query.limit == null ? 100 : Parameters.limit(query.limit);
        NumberFilter filter = new NumberFilter(
                access.numbers(),
                Filters.rating(query.rating),
                Parameters.account(query.wabaId),
                Filters.ruleSet(query.ruleSet));
        Slice<NumberView> page = queries.numbers(filter, after(query), max);
        String last = page.hasMore() ? page.items().getLast().phoneNumberId() : null;
        if (Cursor.isAsked(uri)) {
            return Response.ok(new CursorPage(page.items(), last == null ? null : Cursor.of(last)))
                    .build();
        }
        Response.ResponseBuilder answer = Response.ok(new Page(page.items(), last));
        return last == null
                ? answer.build()
                : answer.header(HttpHeaders.LINK, link(query, Cursor.of(last))).build();
    }

    private static String after(Query query) {
        if (query.cursor == null && query.after != null && !query.after.isEmpty()) {
            return Parameters.id("after", query.after).value();
        }
        return Cursor.read(query.cursor, 1, parts -> Parameters.id("cursor", parts[0])
                        .value())
                .orElse("");
    }

    private static String link(Query query, String next) {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("rating", query.rating);
        parameters.put("wabaId", query.wabaId);
        parameters.put("ruleSet", query.ruleSet);
        parameters.put("limit", query.limit);
        parameters.put("cursor", next);
        return Parameters.next("/v1/numbers", parameters);
    }
}
