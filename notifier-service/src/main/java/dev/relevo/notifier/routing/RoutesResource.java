package dev.relevo.notifier.routing;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import dev.relevo.notifier.route.file.RoutesReader;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The API of the routing tree. */
@Path("/v1/routes")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
@Blocking
class RoutesResource {
    private static final String YAML = "application/yaml";

    private final Routing routing;
    private final RoutesFile file;
    private final TreeRepository repository;
    private final Receivers receivers;
    private final SecurityIdentity identity;

    RoutesResource(
            Routing routing,
            RoutesFile file,
            TreeRepository repository,
            Receivers receivers,
            SecurityIdentity identity) {
        this.routing = routing;
        this.file = file;
        this.repository = repository;
        this.receivers = receivers;
        this.identity = identity;
    }

    /**
     * A change of the tree.
     *
     * @param revision its ETag without quotes
     * @param removed whether there is no tree since then
     */
    record Change(String revision, String author, Instant changedAt, boolean removed) {
        static Change of(TreeRevision row) {
            return new Change(
                    Long.toString(row.revision()),
                    row.author(),
                    row.changedAt(),
                    row.document().isEmpty());
        }
    }

    /** The last changes, the newest first. */
    record Changes(List<Change> changes) {}

    /** A mistake with its place in the document; both count from 1. */
    record Mistake(String field, String message, int line, int column) {
        static Mistake of(YamlProblem problem) {
            String field = problem.path().isEmpty() ? "body" : problem.path();
            return new Mistake(field, problem.detail(), problem.line(), problem.column());
        }
    }

    @GET
    @Produces(YAML)
    @Operation(summary = "The routing tree as it was written, with its ETag")
    @APIResponse(
            responseCode = "200",
            description = "The tree",
            content = @Content(mediaType = YAML, schema = @Schema(implementation = String.class)))
    public Response get() {
        // Each replica answers with what all of them will use, not with what it has used until now.
        routing.refresh();
        CurrentTree tree = routing.configured().orElseThrow(RoutesResource::none);
        return Response.ok(tree.document())
                .header(HttpHeaders.ETAG, Preconditions.tag(tree.revision()))
                .build();
    }

    @PUT
    @Consumes({YAML, "text/yaml", MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace the routing tree; applies on every replica within 5 seconds")
    @APIResponse(
            responseCode = "200",
            description = "Applied",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Change.class)))
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable String yaml) {
        checkAllowed();
        String document = yaml == null ? "" : yaml;
        Set<String> known = receivers.all().stream().map(Receiver::name).collect(Collectors.toSet());
        List<YamlProblem> problems = RoutesReader.check(document, known).problems();
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        return changed(document, new Preconditions(ifMatch, ifNoneMatch));
    }

    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Remove the routing tree: each receiver is a route with its own filters then")
    @APIResponse(
            responseCode = "200",
            description = "Removed",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Change.class)))
    public Response delete(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        checkAllowed();
        routing.refresh();
        if (routing.configured().isEmpty()) {
            throw none();
        }
        return changed(null, new Preconditions(ifMatch, null));
    }

    private Response changed(@Nullable String document, Preconditions conditions) {
        TreeRevision added = repository.add(document, Caller.of(identity).holder(), conditions::check);
        routing.refresh();
        Change change = Change.of(added);
        return Response.ok(change)
                .header(HttpHeaders.ETAG, Preconditions.tag(change.revision()))
                .build();
    }

    @GET
    @Path("changes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The last hundred changes of the routing tree with author and time, the newest first")
    public Changes changes() {
        return new Changes(repository.changes().stream().map(Change::of).toList());
    }

    private void checkAllowed() {
        if (file.isConfigured()) {
            throw Problems.of(
                    409, "the routing tree is that of a configured file (notifier.routes-file); change the file");
        }
        if (!Caller.of(identity).numbers().contains(Caller.ALL)) {
            throw Problems.of(403, "this key is for some numbers only; the routing tree is for all");
        }
    }

    private static HttpProblem none() {
        return Problems.of(404, "there is no routing tree: each receiver is a route with its own filters");
    }

    private static HttpProblem invalid(List<YamlProblem> problems) {
        String detail = problems.stream().map(YamlProblem::toString).collect(Collectors.joining("; "));
        return Problems.builder(400, "The routing tree is not valid", detail)
                .with(Problems.VIOLATIONS, problems.stream().map(Mistake::of).toList())
                .build();
    }
}
