package dev.relevo.rating.template.api;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Scopes;
import dev.relevo.rating.api.Cursor;
import dev.relevo.rating.api.NumberAccess;
import dev.relevo.rating.api.Page;
import dev.relevo.rating.api.Parameters;
import dev.relevo.rating.template.TemplateQueries;
import dev.relevo.rating.template.TemplateView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The REST resource of message templates. A key with a list of numbers sees those of their accounts. */
@Path("/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
public class TemplateResource {
    /** In characters; WhatsApp's words are shorter. */
    private static final int MAX_STATUS = 64;

    private final TemplateQueries queries;
    private final NumberAccess access;

    TemplateResource(TemplateQueries queries, NumberAccess access) {
        this.queries = queries;
        this.access = access;
    }

    /** The templates in the order of account and id. */
    @GET
    public Page<TemplateView> list(
            @RestQuery @Nullable String wabaId,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) String usable,
            @RestQuery @Nullable String name,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String limit) {
        var filter = new TemplateQueries.Filter(
                Parameters.account(wabaId),
                Parameters.text("status", status, MAX_STATUS),
                Parameters.flag("usable", usable),
                Parameters.text("name", name, Bounds.NAME_MAX));
        String after = Cursor.read(cursor, 1, parts -> parts[0]).orElse("");
        return Page.of(queries.page(after, Parameters.limit(limit), filter, access.numbers()), template ->
                new Object[] {TemplateQueries.position(template)});
    }

    /** One template with its history. */
    @GET
    @Path("/{wabaId}/{templateId}")
    public TemplateView get(@RestPath String wabaId, @RestPath String templateId) {
        return queries.one(wabaId, templateId, access.numbers())
                .orElseThrow(() ->
                        Problems.of(404, "Unknown template", "templateId: expected a known template, got another one"));
    }
}
