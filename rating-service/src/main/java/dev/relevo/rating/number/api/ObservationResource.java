package dev.relevo.rating.number.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.number.NumberQueries;
import dev.relevo.rating.number.NumberService;
import dev.relevo.rating.number.NumberView;
import dev.relevo.rating.number.history.HistoryView;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.ManualReport;
import dev.relevo.rating.redcase.Observation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people report about a number, and the history of everything that was observed. */
@Path("/v1/numbers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class ObservationResource {
    private final NumberService numbers;
    private final NumberQueries queries;
    private final NumberAccess access;
    private final InstantSource clock;

    ObservationResource(NumberService numbers, NumberQueries queries, NumberAccess access, InstantSource clock) {
        this.numbers = numbers;
        this.queries = queries;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The result of an observation.
     *
     * @param verdict how the observation was judged
     * @param number the number after the observation
     */
    public record Observed(Verdict verdict, NumberView number) {}

    /**
     * A person's word that WhatsApp limits the number.
     *
     * @param reason where it was seen, in words; 1 to 500 characters
     */
    public record LimitRequest(@Nullable String reason) {}

    /**
     * One page of the history, asked for with a cursor.
     *
     * @param items the latest first
     * @param next cursor of the next page; absent at the end
     */
    public record CursorPage(
            List<HistoryView.Entry> items, @Nullable String next) {}

    @POST
    @Path("/{phoneNumberId}/observations")
    @Operation(
            summary = "Report a colour that a person saw",
            description =
                    "It is stored in the history with the holder of the key and the reason, also when it changes nothing."
                            + " A RED with `flaggedAt` on an open red case corrects the time of its flag: the verdict is CORRECTED")
    public Observed observe(@RestPath String phoneNumberId, @Nullable ObservationRequest request) {
        PhoneNumberId id = access.id(phoneNumberId);
        ObservationRequest given = NumberAccess.present(request);
        Observation seen = given.check(id, clock.instant());
        String reason = given.reason() == null ? "" : given.reason();
        Verdict verdict = numbers.observe(id, seen, report(reason)).orElseThrow(() -> NumberAccess.unknownNumber());
        return new Observed(verdict, view(id));
    }

    @POST
    @Path("/{phoneNumberId}/limit")
    @Operation(
            summary = "Report that WhatsApp limits a red number",
            description =
                    "Evidence for the open red case, which becomes LIMITED; 409 without an open case. It is stored in the"
                            + " history either way")
    public NumberView limit(@RestPath String phoneNumberId, @Nullable LimitRequest request) {
        PhoneNumberId id = access.id(phoneNumberId);
        String reason = NumberAccess.present(request).reason();
        if (reason == null || !ObservationRequest.isReason(reason)) {
            throw Problems.invalid(
                    "Invalid request", List.of(Violation.ofText("reason", ObservationRequest.REASON, reason)));
        }
        boolean isOpen = numbers.limited(id, report(reason)).orElseThrow(() -> NumberAccess.unknownNumber());
        if (!isOpen) {
            throw NumberProblems.noCase();
        }
        return view(id);
    }

    @GET
    @Path("/{phoneNumberId}/history")
    @Operation(
            summary = "The history of a number, the latest first",
            description =
                    "Without `cursor` a page with `before`, and `Link: rel=\"next\"` when there are more; with `cursor`"
                            + " (empty for the first page) `{\"items\": […], \"next\": \"…\"}`, without `next` at the end")
    @APIResponse(
            responseCode = "200",
            description = "In order",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {HistoryView.class, CursorPage.class})))
    public Response history(
            @RestPath String phoneNumberId,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String before,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit,
            @Context UriInfo uri) {
        PhoneNumberId id = access.id(phoneNumberId);
        long first =
                cursor != null || before == null ? Long.MAX_VALUE : Parameters.number("before", before, Long.MAX_VALUE);
        long position = Cursor.read(cursor, 1, parts -> Long.valueOf(parts[0])).orElse(first);
        int max = Parameters.limit(limit);
        if (!queries.isRegistered(id)) {
            throw NumberAccess.unknownNumber();
        }
        HistoryView page = queries.history(id, position, max);
        String next = page.next() == null ? null : Cursor.of(page.next());
        if (Cursor.isAsked(uri)) {
            return Response.ok(new CursorPage(page.entries(), next)).build();
        }
        Response.ResponseBuilder answer = Response.ok(page);
        return next == null
                ? answer.build()
                : answer.header(HttpHeaders.LINK, link(id, limit, next)).build();
    }

    private static String link(PhoneNumberId id, String limit, String next) {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("limit", limit);
        parameters.put("cursor", next);
        return Parameters.next("/v1/numbers/" + id.value() + "/history", parameters);
    }

    private ManualReport report(String reason) {
        return new ManualReport(access.caller().holder(), reason);
    }

    private NumberView view(PhoneNumberId id) {
        return queries.number(id).orElseThrow(() -> NumberAccess.unknownNumber());
    }
}
