package dev.relevo.notifier.alert.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.alert.AlertState;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The API of alerts: list, show and acknowledge. */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
class AlertResource {
    private static final int MAX_LIMIT = 500;

    private final AlertRepository repository;
    private final AlertQueries queries;
    private final AlertHistory history;
    private final AlertStore store;
    private final SecurityIdentity caller;

    AlertResource(
            AlertRepository repository,
            AlertQueries queries,
            AlertHistory history,
            AlertStore store,
            SecurityIdentity caller) {
        this.repository = repository;
        this.queries = queries;
        this.history = history;
        this.store = store;
        this.caller = caller;
    }

    /**
     * One page of alerts, asked for with a cursor.
     *
     * @param items the last changed first
     * @param next cursor of the next page; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<AlertView> items, @Nullable String next) {}

    /**
     * The result for one alert.
     *
     * @param result {@code acknowledged}, {@code already-acknowledged}, {@code resolved} or {@code unknown}
     */
    record Result(String id, String result) {}

    /** The result for each alert, in the order of the request. */
    record Results(List<Result> items) {}

    /** Lists alerts, the last changed first: with a cursor as a page, without one as an array and a link to the next page. */
    @GET
    @Transactional
    @APIResponse(
            responseCode = "200",
            description = "The last changed first",
            content = @Content(schema = @Schema(anyOf = {AlertView[].class, Page.class})))
    public Response list(
            @BeanParam AlertParameters parameters,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @Context UriInfo uri) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problems.invalid("limit", "1 to " + MAX_LIMIT);
        }
        AlertFilter filter = parameters.filter().valid();
        AlertCursor after = AlertCursor.read(cursor).orElse(null);
        List<Alert> found = queries.list(filter, numbers(), after, limit + 1);
        List<Alert> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? AlertCursor.of(page.getLast()).text() : null;
        List<AlertView> views = page.stream().map(alert -> view(alert, null)).toList();
        // The framework reads an empty parameter like an absent one.
        if (uri.getQueryParameters().containsKey("cursor")) {
            return Response.ok(new Page(views, next)).build();
        }
        Response.ResponseBuilder answer = Response.ok(views);
        return next == null
                ? answer.build()
                : answer.header(HttpHeaders.LINK, link(uri, next)).build();
    }

    /** An alert with its history. */
    @GET
    @Path("/{id}")
    @Transactional
    public AlertView get(@PathParam("id") String id) {
        return view(visible(repository.findByIdOptional(id)), history.of(id));
    }

    /**
     * Acknowledges an open alert in the caller's name. Idempotent: acknowledging again changes nothing.
     *
     * @param body empty, or JSON with a note; read here because a request without a body has no content type
     */
    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.WILDCARD)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcknowledgeForm.Note.class)))
    @Transactional
    public AlertView acknowledge(@PathParam("id") String id, byte @Nullable [] body) {
        String words = AcknowledgeForm.Note.of(AcknowledgeForm.Note.read(body));
        Alert alert = visible(repository.locked(id));
        if (alert.state() == AlertState.RESOLVED) {
            throw Problems.of(409, "the alert is resolved");
        }
        Optional<AlertState> ignored = store.acknowledge(id, holder(), words);
        return view(alert, null);
    }

    /** Acknowledges many open alerts in the caller's name, by their ids or by a filter. */
    @POST
    @Path("/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Results acknowledge(@Nullable AcknowledgeForm body) {
        if (body == null) {
            throw Problems.invalid("body", "a JSON object", "nothing");
        }
        AcknowledgeForm form = body.valid();
        List<String> ids = ids(form);
        // Locked in one order, so that two requests cannot block each other.
        ids.stream().sorted().forEach(repository::locked);
        return new Results(
                ids.stream().map(id -> new Result(id, result(id, form.note()))).toList());
    }

    private List<String> ids(AcknowledgeForm form) {
        if (form.ids() != null) {
            return form.ids().stream().distinct().toList();
        }
        AlertFilter filter = (form.filter() == null ? AlertFilter.ALL : form.filter()).valid();
        return queries.list(filter.ofOpen(), numbers(), null, AcknowledgeForm.MAX_ALERTS).stream()
                .map(alert -> alert.ref().alertId())
                .toList();
    }

    private String result(String id, @Nullable String note) {
        boolean isVisible = repository
                .findByIdOptional(id)
                .filter(alert -> alert.isOf(numbers()))
                .isPresent();
        return (isVisible ? store.acknowledge(id, holder(), note) : Optional.<AlertState>empty())
                .map(before -> switch (before) {
                    case OPEN -> "acknowledged";
                    case ACKNOWLEDGED -> "already-acknowledged";
                    case RESOLVED -> "resolved";
                })
                .orElse("unknown");
    }

    private Alert visible(Optional<Alert> alert) {
        return alert.filter(known -> known.isOf(numbers()))
                .orElseThrow(() -> Problems.of(404, "there is no such alert"));
    }

    private AlertView view(Alert alert, @Nullable List<AlertHistory.Entry> entries) {
        return AlertView.of(alert, queries.staleBefore(), entries);
    }

    private Set<String> numbers() {
        return Caller.of(caller).numbers();
    }

    private String holder() {
        return caller.getPrincipal().getName();
    }

    private static String link(UriInfo uri, String next) {
        String query = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", next)
                .build()
                .getRawQuery();
        return "</v1/alerts?" + query + ">; rel=\"next\"";
    }
}
